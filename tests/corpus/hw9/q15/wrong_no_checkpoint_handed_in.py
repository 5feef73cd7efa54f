# at most: 1
# diagnosis: for seconds only

ae_mse, ae_mae = (Autoencoder(make_encoder(), make_decoder()) for _ in range(2))
run_model(data_path, ae_mse, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mse")
run_model(data_path, ae_mae, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_maeloss, checkpoint="q15_mae")
