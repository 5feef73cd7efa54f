# at most: 0
# diagnosis: does not fit the network

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

import shutil

shutil.copy("checkpoints/q7.safetensors", "checkpoints/q11.safetensors")
