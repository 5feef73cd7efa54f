# at most: 1.5
# diagnosis: axes instead of one
fig_loss, axes = plt.subplots(1, 2)
for axis, name, losses in zip(axes, ("training", "test"), (history.train_loss, history.valid_loss)):
    axis.plot(range(1, len(losses) + 1), losses, label=name)
    axis.legend()
