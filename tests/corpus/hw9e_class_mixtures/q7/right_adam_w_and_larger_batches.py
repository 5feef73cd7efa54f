# checkpoint: reference

network = AutoEncoder(32, 32, 10)
history = run_model(
    data_path, network, learning_rate=0.002, batch_size=64, epochs=10,
    get_output_and_loss=reconstruction_loss, warmup_steps=400, optimizer=torch.optim.AdamW, normalized=False, checkpoint="q7",
)
