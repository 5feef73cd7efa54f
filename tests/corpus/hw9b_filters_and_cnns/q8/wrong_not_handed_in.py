# at most: 0.5
# diagnosis: trained for seconds only

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)
