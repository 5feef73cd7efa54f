# at most: 1.5
# diagnosis: has no label
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, history.train_loss, label=None)
axis.plot(epochs, history.valid_loss, label=None)
axis.legend()
