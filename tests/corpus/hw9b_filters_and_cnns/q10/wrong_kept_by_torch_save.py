# at most: 0
# diagnosis: not a checkpoint that run_model wrote
# checkpoint: reference

cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", **recipe)

torch.save(cnn.state_dict(), "checkpoints/q10.safetensors")
