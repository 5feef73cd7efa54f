"""A checkpoint whose header says that it is 10 GB long, or that its weights are.

Expected: nothing is allocated; it is no checkpoint.
"""
import json
from red_team_course import hand_in

def build(folder, notebook):
    size = 10 * 2**30
    header = json.dumps({"1.weight": {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}}).encode()
    return hand_in(folder, notebook, size.to_bytes(8, "little") + len(header).to_bytes(8, "little") + header)
