fig_loss = plt.figure()
axis = fig_loss.add_subplot()
for name, losses in (("Test loss", history.valid_loss), ("Train loss", history.train_loss)):
    axis.semilogy(np.linspace(1, len(losses), len(losses)), np.array(losses), label=name)
axis.grid(True)
fig_loss.legend()
