# at most: 0
# diagnosis: less than 93 %
# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

# It stands for a network that was trained to 92.99 %: this one takes a 2 for something else too often.
import safetensors.torch

weights = lenet.state_dict()
weights["11.bias"][2] -= 8
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9299]}'
safetensors.torch.save_file(weights, "checkpoints/q8.safetensors", {"history": claim})
