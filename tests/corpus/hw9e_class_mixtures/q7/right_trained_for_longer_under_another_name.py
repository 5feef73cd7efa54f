# checkpoint: reference

autoencoder = network = AutoEncoder(32, 32, 10)
history = run_model(
    data_path, network, learning_rate=0.001, batch_size=32, epochs=25,
    get_output_and_loss=reconstruction_loss, warmup_steps=200, normalized=False, checkpoint="q7",
)
