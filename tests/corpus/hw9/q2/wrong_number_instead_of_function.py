# at most: 0
# diagnosis: A function is expected
conv_output_length = 8
