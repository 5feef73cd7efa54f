# at most: 1
# diagnosis: trained for seconds only

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)
