"""100,000 weights without an element.

Expected: it does not fit, within the time of a question.
"""
import torch
from red_team_course import checkpoint, hand_in

def build(folder, notebook):
    return hand_in(folder, notebook, checkpoint(**{f"w{number}": torch.zeros(0) for number in range(50_000)}))
