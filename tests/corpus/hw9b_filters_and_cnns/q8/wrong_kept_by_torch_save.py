# at most: 0
# diagnosis: not a checkpoint that run_model wrote
# checkpoint: reference

lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", **recipe)

torch.save(lenet.state_dict(), "checkpoints/q8.safetensors")
