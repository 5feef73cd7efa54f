# at most: 1.5
# diagnosis: padding of a convolution is subtracted
def conv_out(n, kernel, stride=1, padding=0):
    return (n - 2 * padding - kernel) // stride + 1


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    return (n - 1) * stride - 2 * padding + kernel + output_padding
