"""Weights that are NaN and infinite, so that comparisons written the wrong way round hold.

Expected: it earns nothing.
"""
import torch
from red_team_course import checkpoint, hand_in

def build(folder, notebook):
    weight = torch.full((10, 784), float("nan"))
    weight[3] = float("inf")
    return hand_in(folder, notebook, checkpoint(**{"1.weight": weight, "1.bias": torch.full((10,), -float("inf"))}))
