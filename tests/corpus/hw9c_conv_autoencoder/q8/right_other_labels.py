fig_loss, axis = plt.subplots()
(first,) = axis.plot(
    torch.arange(1, len(history.train_loss) + 1), torch.tensor(history.train_loss, dtype=torch.float64)
)
(second,) = axis.plot(
    torch.arange(1, len(history.valid_loss) + 1), torch.tensor(history.valid_loss, dtype=torch.float64)
)
first.set_label("60,000 digits")
second.set_label("10,000 digits")
axis.legend()
