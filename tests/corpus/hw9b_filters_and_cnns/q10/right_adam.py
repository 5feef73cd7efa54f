# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(
    data_path, cnn, learning_rate=0.001, batch_size=64, epochs=8, normalized=False, checkpoint="q10"
)
