# at most: 0
# diagnosis: is not defined yet
figure, axis = plt.subplots()
axis.plot(range(1, len(history.train_loss) + 1), history.train_loss, label="training")
axis.plot(range(1, len(history.valid_loss) + 1), history.valid_loss, label="test")
