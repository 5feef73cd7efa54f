# checkpoint: reference
mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

import safetensors.torch

weights = {name: tensor.bfloat16() for name, tensor in mlp.state_dict().items()}
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9697]}'
safetensors.torch.save_file(weights, "checkpoints/q5.safetensors", {"history": claim})
