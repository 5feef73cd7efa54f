# at most: 0
# diagnosis: not a checkpoint that run_model wrote
# checkpoint: reference

mlp = make_mlp()
mlp_history = run_model(data_path, mlp, flat=True, checkpoint="q5", **recipe)

torch.save(mlp.state_dict(), "checkpoints/q5.safetensors")
