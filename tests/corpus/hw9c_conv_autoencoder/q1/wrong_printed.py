# at most: 0
# diagnosis: is None: is the `return` missing?
def conv_out(n, kernel, stride=1, padding=0):
    print((n + 2 * padding - kernel) // stride + 1)


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    print((n - 1) * stride - 2 * padding + kernel + output_padding)
