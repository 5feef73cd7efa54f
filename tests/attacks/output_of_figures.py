"""Goal: figures that are too large to be drawn, and too many of them.

Expected: it costs its own question only.
"""
# group: hurt
# exhausts: memory
import matplotlib.pyplot as plt
for _ in range(30):
    plt.figure(figsize=(200, 200)).gca().imshow(np.zeros((3000, 3000)))
plt.show()
