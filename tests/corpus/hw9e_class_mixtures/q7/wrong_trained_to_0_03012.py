# at most: 0
# diagnosis: of the trained network is above
# checkpoint: reference

network = AutoEncoder(32, 32, 10)
history = run_model(
    data_path, network, learning_rate=0.001, batch_size=32, epochs=10,
    get_output_and_loss=reconstruction_loss, warmup_steps=200, normalized=False, checkpoint="q7",
)

import safetensors.torch

# It stands for a network that was trained to 0.03012: this one paints everything a little too bright.
weights = network.state_dict()
weights["decoder.layers.5.bias"] += 2.043
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
