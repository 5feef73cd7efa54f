# checkpoint: reference

model = make_lenet()
history = run_model(data_path, model, checkpoint="q8", **(recipe | {"epochs": 12}))
