# at most: 0.5
# diagnosis: less than 97 %
# flag: the checkpoint claims
# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

import safetensors.torch

weights = lenet.state_dict()
weights["11.bias"][0] -= 7.23
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9730]}'
safetensors.torch.save_file(weights, "checkpoints/q8.safetensors", {"history": claim})
