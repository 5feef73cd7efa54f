# checkpoint: reference

class MyAutoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.decoder = make_decoder()
        self.encoder = make_encoder()

    def forward(self, X):
        return self.decoder(self.encoder(X))


ae_mse, ae_mae = MyAutoencoder(), MyAutoencoder()
run_model(data_path, ae_mse, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mse")
run_model(data_path, ae_mae, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_maeloss, checkpoint="q15_mae")
