# at most: 0
# diagnosis: NaN or infinite
# checkpoint: reference

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

import safetensors.torch

weights = {name: tensor * float("nan") for name, tensor in mlp.state_dict().items()}
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q5.safetensors", header)
