# at most: 0.5
# diagnosis: `tconv_out` is not implemented yet
def conv_out(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel) // stride + 1


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    raise NotImplementedError()
