# at most: 1.5
# diagnosis: counts once: it is added at both ends
def conv_out(n, kernel, stride=1, padding=0):
    return (n + padding - kernel) // stride + 1


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    return (n - 1) * stride - 2 * padding + kernel + output_padding
