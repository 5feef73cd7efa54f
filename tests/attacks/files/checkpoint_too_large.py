"""A checkpoint of 9 MB.

Expected: left out, with a note.
"""
import torch
from red_team_course import checkpoint, hand_in

def build(folder, notebook):
    return hand_in(folder, notebook, checkpoint(**{"1.weight": torch.zeros(10, 225_000), "1.bias": torch.zeros(10)}))
