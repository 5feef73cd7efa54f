# at most: 1
# diagnosis: has the right shape, but wrong values
fig_loss, axis = plt.subplots()
epochs = range(1, 31)
axis.plot(epochs, [0.546767 / epoch**0.35 for epoch in epochs], label="training")
axis.plot(epochs, [0.5 / epoch**0.35 for epoch in epochs], label="test")
axis.legend()
