# at most: 0
# diagnosis: NaN
def conv_output_length(d, s):
    return np.nan
