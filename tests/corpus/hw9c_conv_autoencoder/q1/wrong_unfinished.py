# at most: 0
# diagnosis: is not implemented yet
def conv_out(n, kernel, stride=1, padding=0):
    raise NotImplementedError()


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    raise NotImplementedError()
