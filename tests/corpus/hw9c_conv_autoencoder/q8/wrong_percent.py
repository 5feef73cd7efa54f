# at most: 1
# diagnosis: is in percent
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, 100 * np.array(history.train_loss), label="training")
axis.plot(epochs, 100 * np.array(history.valid_loss), label="test")
axis.legend()
