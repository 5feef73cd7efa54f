# at most: 0
# diagnosis: NaN or infinite
# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

import safetensors.torch

weights = {name: tensor * float("nan") for name, tensor in cnn.state_dict().items()}
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q10.safetensors", header)
