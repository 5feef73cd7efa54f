# at most: 0
# diagnosis: as if it had never been trained
# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

import safetensors.torch

weights = autoencoder.state_dict()
weights["decoder.2.bias"] -= 100
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
