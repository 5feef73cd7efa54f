# at most: 0
# diagnosis: does not fit the network

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

import shutil

shutil.copy("checkpoints/q11.safetensors", "checkpoints/q7.safetensors")
