# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

import safetensors.torch

weights = {name: tensor.bfloat16() for name, tensor in autoencoder.state_dict().items()}
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
