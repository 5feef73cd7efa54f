# at most: 0
# diagnosis: as if it had never been trained
from pathlib import Path

import safetensors.torch

torch.manual_seed(0)
network = AutoEncoder(32, 32, 10)
Path("checkpoints").mkdir(exist_ok=True)
weights = network.state_dict()
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
