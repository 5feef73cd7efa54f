# at most: 0.5
# diagnosis: trained for seconds only

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)
