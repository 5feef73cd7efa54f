# at most: 0.5
# diagnosis: formula of a transposed convolution
def conv_out(n, kernel, stride=1, padding=0):
    return (n - 1) * stride - 2 * padding + kernel


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    return (n + 2 * padding - kernel) // stride + 1
