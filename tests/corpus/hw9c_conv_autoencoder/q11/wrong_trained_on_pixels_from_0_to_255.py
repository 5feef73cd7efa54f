# at most: 0
# diagnosis: trained on pixels from 0 to 255
# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

# As if nothing had been divided by 255: the same network in terms of such pixels.
import safetensors.torch

weights = upsampler.state_dict()
weights["encoder.0.weight"] /= 255
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q11.safetensors", header)
