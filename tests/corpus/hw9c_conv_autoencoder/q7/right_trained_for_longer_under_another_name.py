# checkpoint: reference

model = make_autoencoder()
losses = run_model(data_path, model, checkpoint="q7", **(recipe | {"epochs": 40}))
