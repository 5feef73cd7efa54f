# at most: 1.5
# diagnosis: training loss shows 20 times
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss) + 1)
axis.plot(epochs, [20 * loss for loss in history.train_loss], label="training")
axis.plot(epochs, history.valid_loss, label="test")
axis.legend()
