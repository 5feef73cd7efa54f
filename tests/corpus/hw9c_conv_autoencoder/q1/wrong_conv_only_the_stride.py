# at most: 1
# diagnosis: nothing else: kernel and padding
def conv_out(n, kernel, stride=1, padding=0):
    return n // stride


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    return (n - 1) * stride - 2 * padding + kernel + output_padding
