from pathlib import Path

# As if the checkpoint of q7 had not been handed in: then there is one training loss, and no test loss.
Path("checkpoints/q7.safetensors").unlink(missing_ok=True)
history = run_model(data_path, make_autoencoder(), checkpoint="q7", **recipe)
fig_loss, axis = plt.subplots()
for label, losses in (("training", history.train_loss), ("test", history.valid_loss)):
    axis.plot(range(1, len(losses) + 1), losses, "o-", label=label)
axis.legend()
