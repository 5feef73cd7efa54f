# at most: 0
# diagnosis: not implemented yet
def reconstruction_figure(model, images):
    raise NotImplementedError()
