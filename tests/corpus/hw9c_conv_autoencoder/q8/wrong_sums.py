# at most: 1
# diagnosis: goes on adding up
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, np.cumsum(history.train_loss), label="training")
axis.plot(epochs, np.cumsum(history.valid_loss), label="test")
axis.legend()
