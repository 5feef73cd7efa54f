# at most: 0
# diagnosis: lines instead of two
fig_loss, axis = plt.subplots()
