# at most: 1
# diagnosis: lines instead of two
fig_loss, axis = plt.subplots()
axis.plot(range(1, len(history.train_loss) + 1), history.train_loss, label="training")
axis.legend()
