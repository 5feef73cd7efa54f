# checkpoint: reference

model = make_mlp()
history = run_model(data_path, model, flat=True, checkpoint="q5", **(recipe | {"epochs": 12}))
