# at most: 1
# diagnosis: lacks the first epoch
fig_loss, axis = plt.subplots()
epochs = range(1, len(history.train_loss))
axis.plot(epochs, history.train_loss[1:], label="training")
axis.plot(epochs, history.valid_loss[1:], label="test")
axis.legend()
