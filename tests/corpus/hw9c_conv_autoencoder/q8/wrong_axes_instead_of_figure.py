# at most: 0
# diagnosis: `fig_loss` must be a Figure
figure, fig_loss = plt.subplots()
fig_loss.plot(range(1, len(history.train_loss) + 1), history.train_loss, label="training")
fig_loss.plot(range(1, len(history.valid_loss) + 1), history.valid_loss, label="test")
