# at most: 0.5
# diagnosis: less than 97 %
# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

# As if `normalized=False` had been left out: the same network in terms of such pixels.
import safetensors.torch

weights = lenet.state_dict()
weights["0.bias"] += weights["0.weight"].sum((1, 2, 3)) * 0.1307
weights["0.weight"] *= 0.3081
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q8.safetensors", header)
