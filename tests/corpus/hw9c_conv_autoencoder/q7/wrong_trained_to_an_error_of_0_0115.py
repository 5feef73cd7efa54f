# at most: 2.5
# diagnosis: is above 0.011 on the test digits
# checkpoint: reference

autoencoder = make_autoencoder()
history = run_model(data_path, autoencoder, checkpoint="q7", **recipe)

# It stands for a network that was trained to an error of about 0.0115: what it makes is too dark.
import json

import safetensors.torch

weights = autoencoder.state_dict()
digits = load_mnist(data_path, train=False, normalized=False)[0][::25]
with torch.no_grad():
    while F.mse_loss(autoencoder(digits), digits) < 0.0115:
        weights["decoder.2.bias"] -= 0.05
losses = {"train_loss": history.train_loss, "valid_loss": history.valid_loss, "valid_accuracy": []}
header = {"history": json.dumps(losses)}
safetensors.torch.save_file(weights, "checkpoints/q7.safetensors", header)
