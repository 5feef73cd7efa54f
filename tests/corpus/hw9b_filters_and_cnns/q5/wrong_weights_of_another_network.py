# at most: 0
# diagnosis: does not fit the network

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

import shutil

shutil.copy("checkpoints/q8.safetensors", "checkpoints/q5.safetensors")
