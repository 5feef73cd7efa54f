# at most: 1.0
# diagnosis: is above 0.01 on the test digits
# checkpoint: reference

upsampler = make_upsample_autoencoder()
upsampler_history = run_model(data_path, upsampler, checkpoint="q11", **recipe)

# It stands for a network that was trained to an error of about 0.0107: what it makes is too dark.
import safetensors.torch

weights = upsampler.state_dict()
digits = load_mnist(data_path, train=False, normalized=False)[0][::25]
with torch.no_grad():
    while F.mse_loss(upsampler(digits), digits) < 0.0107:
        weights["decoder.4.bias"] -= 0.05
header = {"history": '{"train_loss": [], "valid_loss": [], "valid_accuracy": []}'}
safetensors.torch.save_file(weights, "checkpoints/q11.safetensors", header)
