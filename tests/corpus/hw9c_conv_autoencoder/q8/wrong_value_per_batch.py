# at most: 1.5
# diagnosis: more than one value for each epoch
fig_loss, axis = plt.subplots()
per_batch = np.repeat(history.train_loss, 100)
axis.plot(range(1, len(per_batch) + 1), per_batch, label="training")
axis.plot(range(1, len(history.valid_loss) + 1), history.valid_loss, label="test")
axis.legend()
