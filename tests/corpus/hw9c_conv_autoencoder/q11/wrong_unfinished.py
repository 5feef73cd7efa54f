# at most: 0
# diagnosis: q11.safetensors is missing

raise NotImplementedError()
