# at most: 0
# diagnosis: does not fit the network
# checkpoint: reference

network = AutoEncoder(32, 32, 10)
history = run_model(
    data_path, network, learning_rate=0.001, batch_size=32, epochs=10,
    get_output_and_loss=reconstruction_loss, warmup_steps=200, normalized=False, checkpoint="q7",
)

import safetensors.torch

weights = AutoEncoder(8, 16, 5).state_dict()
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
