# at most: 0
# diagnosis: does not fit the network
# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

import safetensors.torch

weights = autoencoder.state_dict()
weights["encoder.0.weight"] = weights["encoder.0.weight"][:8]
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
