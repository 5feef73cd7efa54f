# at most: 1
# diagnosis: shows the decimal logarithm
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, np.log10(history.train_loss), label="training")
axis.plot(epochs, np.log10(history.valid_loss), label="test")
axis.legend()
