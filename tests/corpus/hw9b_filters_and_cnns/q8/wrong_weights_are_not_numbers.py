# at most: 0
# diagnosis: NaN or infinite
# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

import safetensors.torch

weights = {name: tensor * float("nan") for name, tensor in lenet.state_dict().items()}
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q8.safetensors", header)
