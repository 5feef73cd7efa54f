"""Goal: other functions answer under the name of the one that is asked for.

Expected: no point.
"""
# group: forge
class Double:
    __name__ = "of_a_large_number"
    def __call__(self, x):
        return self
    def __getattr__(self, name):
        return self
    def __eq__(self, other):
        return True
double = Double()
of_a_large_number = of_a_text = NUMBER = Double()
# %% q3-answer
make_network = Double
