"""Metadata that claim a perfect history: of a million epochs, with markup, with numbers that are none.

Expected: a claim earns nothing and is not repeated.
"""
import json, safetensors.torch, torch
from red_team_course import hand_in

def build(folder, notebook):
    history = json.dumps({"train_loss": [0.0] * 100_000, "valid_accuracy": ["<script>mallory</script>", 1e999, -1, None, [[1]]]})
    metadata = {"history": history, "fallback": "<script>mallory</script>", "q3": "3.5"}
    return hand_in(folder, notebook, safetensors.torch.save({"1.weight": torch.zeros(10, 784), "1.bias": torch.zeros(10)}, metadata))
