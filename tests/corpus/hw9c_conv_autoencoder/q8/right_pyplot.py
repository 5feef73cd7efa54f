import matplotlib.pyplot as plt

fig_loss = plt.figure()
x = np.arange(len(history.train_loss)) + 1
plt.semilogy(x, history.train_loss, "o-", x, history.valid_loss, "s--")
plt.legend(["train loss", "validation loss"])
plt.xlabel("epoch")
