# at most: 0.5
# diagnosis: the stride is 1 unless another is given
def conv_out(n, kernel, stride=2, padding=0):
    return (n + 2 * padding - kernel) // stride + 1


def tconv_out(n, kernel, stride=2, padding=0, output_padding=0):
    return (n - 1) * stride - 2 * padding + kernel + output_padding
