# checkpoint: reference

torch.manual_seed(9)
ae_mae = Autoencoder(make_encoder(), make_decoder())
torch.manual_seed(9)
ae_mse = Autoencoder(make_encoder(), make_decoder())
run_model(data_path, ae_mae, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_maeloss, checkpoint="q15_mae")
run_model(data_path, ae_mse, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mse")
