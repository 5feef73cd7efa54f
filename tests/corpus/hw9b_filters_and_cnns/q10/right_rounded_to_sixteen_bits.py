# checkpoint: reference
cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

import safetensors.torch

weights = {name: tensor.bfloat16() for name, tensor in cnn.state_dict().items()}
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9870]}'
safetensors.torch.save_file(weights, "checkpoints/q10.safetensors", {"history": claim})
