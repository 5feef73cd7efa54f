# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(
    data_path,
    autoencoder,
    learning_rate=0.003,
    batch_size=64,
    epochs=40,
    warmup_steps=200,
    normalized=False,
    get_output_and_loss=reconstruction_loss,
    checkpoint="q7",
)
