# at most: 0.5
# diagnosis: hold the same weights
# checkpoint: reference

import shutil

ae_mse = Autoencoder(make_encoder(), make_decoder())
run_model(data_path, ae_mse, learning_rate=0.003, get_output_and_loss=autoencoder_output_and_mseloss, checkpoint="q15_mse")
shutil.copy("checkpoints/q15_mse.safetensors", "checkpoints/q15_mae.safetensors")
