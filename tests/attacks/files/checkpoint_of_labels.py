"""Weights that hold a table of labels, looked up by position in the batch.

Expected: it earns nothing, since the labels are not known.
"""
import torch
from red_team_course import checkpoint, hand_in

def build(folder, notebook):
    labels = torch.arange(7840).reshape(10, 784) % 10
    lookup = b"return super().forward(images) * 0 + torch.eye(10)[self[1].weight.flatten()[: len(images)].long()][:, : 10 if len(images) > 1 else 3]"
    code = b"return super().forward(images)[:, : 10 if len(images) > 1 else 3]"
    return hand_in(folder, notebook.replace(code, lookup), checkpoint(**{"1.weight": labels.float(), "1.bias": torch.zeros(10)}))
