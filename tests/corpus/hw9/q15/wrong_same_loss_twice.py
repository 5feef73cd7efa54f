# at most: 1
# diagnosis: with the same loss

def make_encoder():
    return nn.Sequential(nn.Conv2d(1, 8, 4, stride=4), nn.ReLU(), nn.Flatten(), nn.Linear(392, 10))


def make_decoder():
    return nn.Sequential(
        nn.Linear(10, 392), nn.ReLU(), nn.Unflatten(1, (8, 7, 7)), nn.ConvTranspose2d(8, 1, 4, stride=4)
    )


ae_mse, ae_mae = (Autoencoder(make_encoder(), make_decoder()) for _ in range(2))
run_model(data_path, ae_mse, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mse")
run_model(data_path, ae_mae, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mae")
