# at most: 0
# diagnosis: q10.safetensors is missing

raise NotImplementedError()
