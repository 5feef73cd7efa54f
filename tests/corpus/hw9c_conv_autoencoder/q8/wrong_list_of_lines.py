# at most: 0
# diagnosis: `fig_loss` must be a Figure
plt.figure()
fig_loss = plt.plot(range(1, len(history.train_loss) + 1), history.train_loss, label="training")
