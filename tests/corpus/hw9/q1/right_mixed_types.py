q1a = [7, 6.0, np.int64(7)]
q1b = [torch.tensor(9), -4, 11]
