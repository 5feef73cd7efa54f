# at most: 0
# diagnosis: q8.safetensors is missing

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="lenet", **recipe)
