# at most: 0
# diagnosis: trained on normalised pixels
# checkpoint: reference

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

# As if `normalized=False` had been left out: the same network in terms of such pixels.
import safetensors.torch

weights = mlp.state_dict()
weights["0.bias"] += weights["0.weight"].sum(1) * 0.1307
weights["0.weight"] *= 0.3081
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q5.safetensors", header)
