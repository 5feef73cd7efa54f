"""A checkpoint whose header announces weights of 10 GB that are not there.

Expected: nothing is allocated; it is no checkpoint.
"""
import json
from red_team_course import hand_in

def build(folder, notebook):
    size = 10 * 2**30
    header = json.dumps({"1.weight": {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}}).encode()
    return hand_in(folder, notebook, len(header).to_bytes(8, "little") + header + bytes(1000))
