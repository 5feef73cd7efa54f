fig_loss = history.plot()
