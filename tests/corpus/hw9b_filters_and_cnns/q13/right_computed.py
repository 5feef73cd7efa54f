signal = [2] * 7 + [10] * 5 + [1] * 8 + [5] * 5
y_by_hand = [(signal[i - 1] if i > 0 else 0) - signal[i + 1] for i in range(8)]
