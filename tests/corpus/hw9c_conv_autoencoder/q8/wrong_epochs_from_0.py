# at most: 1.5
# diagnosis: The epochs count from 0
fig_loss, axis = plt.subplots()
epochs = range(len(history.train_loss))
axis.plot(epochs, history.train_loss, label="training")
axis.plot(epochs, history.valid_loss, label="test")
axis.legend()
