# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", resume=True, seed=3, **recipe)
