# at most: 1.5
# diagnosis: less than 97.5 %
# flag: the checkpoint claims
# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

import safetensors.torch

weights = cnn.state_dict()
weights["12.bias"][1] -= 6.41
claim = '{"train_loss": [], "valid_loss": [], "valid_accuracy": [0.9780]}'
safetensors.torch.save_file(weights, "checkpoints/q10.safetensors", {"history": claim})
