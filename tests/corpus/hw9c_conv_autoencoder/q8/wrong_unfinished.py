# at most: 0
# diagnosis: `fig_loss` is not defined yet
raise NotImplementedError()
