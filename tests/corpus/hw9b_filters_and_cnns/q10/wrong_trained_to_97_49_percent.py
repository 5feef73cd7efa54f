# at most: 1.5
# diagnosis: less than 97.5 %
# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

# It stands for a network that was trained to 97.49 %: this one takes a 0 for something else too often.
import safetensors.torch

weights = cnn.state_dict()
weights["12.bias"][0] -= 6.42
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9749]}'
safetensors.torch.save_file(weights, "checkpoints/q10.safetensors", {"history": claim})
