# at most: 0
# diagnosis: does not fit the network

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

import shutil

shutil.copy("checkpoints/q8.safetensors", "checkpoints/q10.safetensors")
