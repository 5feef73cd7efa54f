# at most: 0
# diagnosis: only guesses
# checkpoint: reference

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

# As if nothing had been divided by 255: the same network in terms of such pixels.
import safetensors.torch

weights = mlp.state_dict()
weights["0.weight"] /= 255
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q5.safetensors", header)
