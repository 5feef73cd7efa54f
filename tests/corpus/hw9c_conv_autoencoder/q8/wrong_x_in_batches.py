# at most: 1.5
# diagnosis: The x-axis counts batches
fig_loss, axis = plt.subplots()
epochs = [3000 * epoch for epoch in range(1, len(history.train_loss) + 1)]
axis.plot(epochs, history.train_loss, label="training")
axis.plot(epochs, history.valid_loss, label="test")
axis.legend()
