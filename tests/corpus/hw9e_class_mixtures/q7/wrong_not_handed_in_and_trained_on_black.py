# at most: 0
# diagnosis: paints everything black
network = AutoEncoder(32, 32, 10)


def black(model, images, labels):
    output = model(images)
    return output, F.mse_loss(output, 0 * images)

history = run_model(
    data_path, network, learning_rate=0.001, batch_size=32, epochs=10,
    get_output_and_loss=black, warmup_steps=200, normalized=False, checkpoint="q7",
)
