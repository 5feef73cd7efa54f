# at most: 1
# diagnosis: less than 96.5 %
# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

# It stands for a network that was trained to 96.49 %: this one takes a 0 for something else too often.
import safetensors.torch

weights = cnn.state_dict()
weights["12.bias"][0] -= 7.72
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9649]}'
safetensors.torch.save_file(weights, "checkpoints/q10.safetensors", {"history": claim})
