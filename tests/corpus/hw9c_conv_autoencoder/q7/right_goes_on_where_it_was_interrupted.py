# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", resume=True, seed=3, **recipe)
