# at most: 0.5
# diagnosis: less than 95.5 %
# flag: the checkpoint claims
# checkpoint: reference

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

import safetensors.torch

weights = mlp.state_dict()
weights["6.bias"][0] -= 5.4
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9580]}'
safetensors.torch.save_file(weights, "checkpoints/q5.safetensors", {"history": claim})
