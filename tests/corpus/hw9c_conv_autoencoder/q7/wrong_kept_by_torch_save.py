# at most: 0
# diagnosis: not a checkpoint that run_model wrote
# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

torch.save(autoencoder.state_dict(), "checkpoints/q7.safetensors")
