# at most: 0
# diagnosis: not implemented
def decode_mixtures(decoder, means):
    raise NotImplementedError()


raise NotImplementedError()
