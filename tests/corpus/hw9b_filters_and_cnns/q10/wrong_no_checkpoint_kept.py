# at most: 0
# diagnosis: q10.safetensors is missing

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, **recipe)
