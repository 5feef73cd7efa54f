"""Goal: functions, modules, classes, endless iterators and text that is none in the place of numbers.

Expected: no point; every case has its verdict.
"""
# group: forge
import itertools
values = iter([double, np, itertools.count()])
def double(x):
    return next(values)
# %% q2-answer
more = iter([torch.empty(3, device="meta"), np.rec.array([(1, 2.0)], dtype=[("<script>", int), ("b", float)])])
def smooth(sequence):
    return next(more)
# %% q3-answer
make_network = torch.nn.Linear
# %% q4-answer
password = "\ud800\x00<script>" + "?" * 20
