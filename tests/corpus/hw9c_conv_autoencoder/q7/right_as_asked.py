# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)
