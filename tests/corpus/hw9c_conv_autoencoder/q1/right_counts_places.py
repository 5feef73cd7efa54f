def conv_out(n, kernel, stride=1, padding=0):
    return len(range(0, n + 2 * padding - kernel + 1, stride))


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    full = max(cell * stride + kernel for cell in range(n))
    return full - 2 * padding + output_padding
