# at most: 1
# diagnosis: shows the square root
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, np.sqrt(history.train_loss), label="training")
axis.plot(epochs, np.sqrt(history.valid_loss), label="test")
axis.legend()
