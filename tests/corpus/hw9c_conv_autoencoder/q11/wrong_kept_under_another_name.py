# at most: 0
# diagnosis: q11.safetensors is missing

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="mine", **recipe)
