conv_output_length = lambda length, size: length - (size - 1)
