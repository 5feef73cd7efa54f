"""Weights that share the same bytes, or lie outside of the file.

Expected: it is no checkpoint.
"""
import json
from red_team_course import hand_in

def build(folder, notebook):
    places = {"1.weight": ([10, 784], [0, 31360]), "1.bias": ([10], [0, 40]), "x": ([10], [-40, 0]), "y": ([10], [40, 0])}
    header = json.dumps({name: {"dtype": "F32", "shape": shape, "data_offsets": offsets} for name, (shape, offsets) in places.items()}).encode()
    return hand_in(folder, notebook, len(header).to_bytes(8, "little") + header + bytes(31360))
