# at most: 1
# diagnosis: the labels are swapped
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, history.train_loss, label="test")
axis.plot(epochs, history.valid_loss, label="training")
axis.legend()
