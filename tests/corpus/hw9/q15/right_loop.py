# checkpoint: reference

networks = {}
for name, loss in {"mse": autoencoder_output_and_mseloss, "mae": autoencoder_output_and_maeloss}.items():
    networks[name] = Autoencoder(make_encoder(), make_decoder())
    run_model(data_path, networks[name], learning_rate=0.003, get_output_and_loss=loss, checkpoint=f"q15_{name}")
