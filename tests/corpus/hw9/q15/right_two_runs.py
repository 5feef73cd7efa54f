# checkpoint: reference

ae_mse = Autoencoder(make_encoder(), make_decoder())
mse_history = run_model(data_path, ae_mse, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mse")
ae_mae = Autoencoder(make_encoder(), make_decoder())
mae_history = run_model(data_path, ae_mae, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_maeloss, checkpoint="q15_mae")
