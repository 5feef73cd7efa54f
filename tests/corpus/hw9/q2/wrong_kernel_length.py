# at most: 0
# diagnosis: length of the kernel
def conv_output_length(d, s):
    return s
