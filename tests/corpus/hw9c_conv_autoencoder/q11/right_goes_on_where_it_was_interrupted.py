# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", resume=True, seed=3, **recipe)
