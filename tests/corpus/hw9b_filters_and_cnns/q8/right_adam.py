# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(
    data_path, lenet, learning_rate=0.001, batch_size=64, epochs=8, normalized=False, checkpoint="q8"
)
