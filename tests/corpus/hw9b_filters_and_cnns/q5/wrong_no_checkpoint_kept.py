# at most: 0
# diagnosis: q5.safetensors is missing

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, **recipe)
