# at most: 1
# diagnosis: is rounded
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, np.round(history.train_loss, 3), label="training")
axis.plot(epochs, np.round(history.valid_loss, 3), label="test")
axis.legend()
