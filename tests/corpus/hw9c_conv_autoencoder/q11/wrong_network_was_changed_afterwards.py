# at most: 0
# diagnosis: does not fit the network
# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

import safetensors.torch

weights = upsampler.state_dict()
weights["encoder.0.weight"] = weights["encoder.0.weight"][:8]
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q11.safetensors", header)
