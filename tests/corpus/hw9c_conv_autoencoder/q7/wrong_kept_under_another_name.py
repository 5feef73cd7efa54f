# at most: 0
# diagnosis: q7.safetensors is missing

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="mine", **recipe)
