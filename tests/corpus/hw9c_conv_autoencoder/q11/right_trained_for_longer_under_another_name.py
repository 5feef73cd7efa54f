# checkpoint: reference

model = make_upsample_autoencoder()
losses = run_model(data_path, model, checkpoint="q11", **(recipe | {"epochs": 40}))
