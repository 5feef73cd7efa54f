# at most: 1
# diagnosis: is always the same
def conv_out(n, kernel, stride=1, padding=0):
    return 28


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    return (n - 1) * stride - 2 * padding + kernel + output_padding
