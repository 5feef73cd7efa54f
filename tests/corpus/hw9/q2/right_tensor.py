def conv_output_length(d, s):
    return torch.tensor(d - s + 1)
