# checkpoint: reference

mlp = make_mlp()
mlp_history = run_model(
    data_path, mlp, learning_rate=0.001, batch_size=64, epochs=8, normalized=False, flat=True, checkpoint="q5"
)
