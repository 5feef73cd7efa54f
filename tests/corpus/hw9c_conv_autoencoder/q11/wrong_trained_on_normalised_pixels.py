# at most: 0
# diagnosis: trained on normalised pixels
# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

# As if `normalized=False` had been left out: the same network in terms of such pixels.
import safetensors.torch

weights = upsampler.state_dict()
weights["encoder.0.bias"] += weights["encoder.0.weight"].sum((1, 2, 3)) * 0.1307
weights["encoder.0.weight"] *= 0.3081
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q11.safetensors", header)
