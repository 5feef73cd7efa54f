# at most: 0
# diagnosis: trained on normalised pixels
# checkpoint: reference

network = AutoEncoder(32, 32, 10)
history = run_model(
    data_path, network, learning_rate=0.001, batch_size=32, epochs=10,
    get_output_and_loss=reconstruction_loss, warmup_steps=200, normalized=False, checkpoint="q7",
)

import safetensors.torch

# The same network in terms of normalised pixels, as if it had been trained on them.
weights = network.state_dict()
first = weights["encoder.layers.0.weight"]
weights["encoder.layers.0.bias"] += 0.1307 * first.sum((1, 2, 3))
weights["encoder.layers.0.weight"] = 0.3081 * first
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
