# at most: 1
# diagnosis: shows numbers that are not in the history
from pathlib import Path

Path("checkpoints/q7.safetensors").unlink(missing_ok=True)
history = run_model(data_path, make_autoencoder(), checkpoint="q7", **recipe)
fig_loss, axis = plt.subplots()
for label, losses in (("training", [0.03, 0.02, 0.01]), ("test", [0.02, 0.015, 0.01])):
    axis.plot(range(1, len(losses) + 1), losses, "o-", label=label)
axis.legend()
