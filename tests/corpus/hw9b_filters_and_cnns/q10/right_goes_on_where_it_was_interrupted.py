# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", resume=True, seed=3, **recipe)
