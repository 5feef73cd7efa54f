# at most: 0
# diagnosis: NaN
y_by_hand = [float("nan")] * 8
