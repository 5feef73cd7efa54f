import math


def conv_out(n, kernel, stride=1, padding=0):
    return math.floor((n + 2 * padding - kernel) / stride + 1)


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    last = (n - 1) * stride + kernel - 1
    return last + 1 - 2 * padding + output_padding
