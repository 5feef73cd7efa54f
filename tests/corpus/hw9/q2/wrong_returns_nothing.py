# at most: 0
# diagnosis: is the `return` missing
def conv_output_length(d, s):
    d - s + 1
