# at most: 0
# diagnosis: only guesses

from pathlib import Path

import safetensors.torch

torch.manual_seed(0)
lenet = make_lenet()
Path("checkpoints").mkdir(exist_ok=True)
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(lenet.state_dict(), "checkpoints/q8.safetensors", header)
