# at most: 1.0
# diagnosis: trained for seconds only

torch.manual_seed(0)
upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)
