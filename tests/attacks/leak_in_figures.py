"""Goal: the hidden input in a figure, a display, or the title of a terminal.

Expected: nothing that graded execution shows is ever kept for a student.
"""
# group: read
import matplotlib.pyplot as plt
from IPython.display import Markdown, display
def double(x):
    figure = plt.figure(num=f"{int(x)}")
    plt.title(f"{int(x)}")
    plt.plot([x])
    plt.show()
    display(figure, Markdown(f"# {int(x)}"))
    print(f"\033]0;{int(x)}\007")
    return 6
