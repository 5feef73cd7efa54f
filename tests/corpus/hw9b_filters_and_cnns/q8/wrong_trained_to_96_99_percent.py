# at most: 0.5
# diagnosis: less than 97 %
# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

# It stands for a network that was trained to 96.99 %: this one takes a 0 for something else too often.
import safetensors.torch

weights = lenet.state_dict()
weights["11.bias"][0] -= 6.87
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9699]}'
safetensors.torch.save_file(weights, "checkpoints/q8.safetensors", {"history": claim})
