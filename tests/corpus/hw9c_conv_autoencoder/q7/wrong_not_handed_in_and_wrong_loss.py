# at most: 0
# diagnosis: trained for seconds only


def black(model, images, labels):
    output = model(images)
    return output, output.mean()


torch.manual_seed(0)
autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **(recipe | {"get_output_and_loss": black}))
