# at most: 1.5
# diagnosis: trained for seconds only

torch.manual_seed(0)
autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)
