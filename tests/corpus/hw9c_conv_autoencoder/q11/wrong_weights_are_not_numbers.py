# at most: 0
# diagnosis: NaN or infinite
# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

import safetensors.torch

weights = {name: tensor * float("nan") for name, tensor in upsampler.state_dict().items()}
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q11.safetensors", header)
