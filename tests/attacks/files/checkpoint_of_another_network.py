"""Weights of another architecture, with keys that name attributes rather than weights.

Expected: it does not fit.
"""
import torch
from red_team_course import checkpoint, hand_in

def build(folder, notebook):
    names = ("1.weight", "1.bias", "__class__", "forward", "1.weight.data", "..", "1._parameters", "training")
    return hand_in(folder, notebook, checkpoint(**{name: torch.ones(7) for name in names}))
