# at most: 1.5
# diagnosis: or both lines show the same
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, history.train_loss, label="training")
axis.plot(epochs, history.train_loss, label="test")
axis.legend()
