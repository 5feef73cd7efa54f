# at most: 0
# diagnosis: trained for seconds only


def black(model, images, labels):
    output = model(images)
    return output, output.mean()


torch.manual_seed(0)
upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **(recipe | {"get_output_and_loss": black}))
