# at most: 1
# diagnosis: is divided by its first number
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, np.array(history.train_loss) / history.train_loss[0], label="training")
axis.plot(epochs, np.array(history.valid_loss) / history.valid_loss[0], label="test")
axis.legend()
