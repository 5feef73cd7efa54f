# at most: 0
# diagnosis: trained on pixels from 0 to 255
# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

# As if nothing had been divided by 255: the same network in terms of such pixels.
import safetensors.torch

weights = autoencoder.state_dict()
weights["encoder.0.weight"] /= 255
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
