# at most: 0
# diagnosis: does not fit the network

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

import shutil

shutil.copy("checkpoints/q10.safetensors", "checkpoints/q8.safetensors")
