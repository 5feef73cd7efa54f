def conv_out(n, kernel, stride=1, padding=0):
    return divmod(n + 2 * padding - kernel, stride)[0] + 1


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    return stride * n - stride + kernel + output_padding - padding - padding
