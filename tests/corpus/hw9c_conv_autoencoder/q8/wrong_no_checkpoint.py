# at most: 0.5
# diagnosis: q7.safetensors is missing
from pathlib import Path

Path("checkpoints/q7.safetensors").unlink(missing_ok=True)
fig_loss, axis = plt.subplots()
for label, losses in (("training", history.train_loss), ("test", history.valid_loss)):
    axis.plot(range(1, len(losses) + 1), losses, "o-", label=label)
axis.legend()
