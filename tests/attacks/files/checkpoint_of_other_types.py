"""The right shapes, in types that are no floats.

Expected: it earns nothing.
"""
import torch
from red_team_course import checkpoint, hand_in

def build(folder, notebook):
    return hand_in(folder, notebook, checkpoint(**{"1.weight": torch.ones(10, 784, dtype=torch.bool), "1.bias": torch.ones(10, dtype=torch.int64)}))
