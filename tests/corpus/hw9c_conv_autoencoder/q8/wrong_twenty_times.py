# at most: 1
# diagnosis: shows 20 times the loss
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, [20 * loss for loss in history.train_loss], label="training")
axis.plot(epochs, [20 * loss for loss in history.valid_loss], label="test")
axis.legend()
