# at most: 0
# diagnosis: as if it had never been trained

from pathlib import Path

import safetensors.torch

torch.manual_seed(0)
autoencoder = make_autoencoder()
history = None
weights = autoencoder.state_dict()
Path("checkpoints").mkdir(exist_ok=True)
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
