# checkpoint: reference

model = make_cnn()
history = run_model(data_path, model, checkpoint="q10", **(recipe | {"epochs": 12}))
