# at most: 0.5
# diagnosis: losses are along the x-axis
fig_loss, axis = plt.subplots()
epochs = history.train_loss
axis.plot(epochs, range(1, len(history.train_loss) + 1), label="training")
axis.plot(epochs, range(1, len(history.train_loss) + 1), label="test")
axis.legend()
