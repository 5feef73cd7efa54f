"""The homework kit: releases notebooks to students and grades what they hand in."""
