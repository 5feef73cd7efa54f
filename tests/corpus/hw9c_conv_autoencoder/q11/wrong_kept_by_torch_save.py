# at most: 0
# diagnosis: not a checkpoint that run_model wrote
# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

torch.save(upsampler.state_dict(), "checkpoints/q11.safetensors")
