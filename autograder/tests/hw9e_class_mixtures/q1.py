"""q1: two loaders. Sizes of batches 0.5, all samples 0.5, their order 0.5, nothing changed 0.5."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9e_probes import loaders_report

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def batches_of_32_and_of_100(make_loaders):
    report = loaders_report(make_loaders, 96, 200)
    for what, right in (("train", 32), ("val", 100)):
        sizes = report[f"{what}_sizes_0"]
        if np.any(sizes != right):
            raise Mistake(f"The batches of `{what}_loader` have {sizes.max()} samples instead of {right}.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "normalis": "The data",
    "": "q1 · make_loaders · 2 points",
}
TRAIN, VAL = 1003, 250  # the last batches have 11 and 50


@trained.once
def look(make_loaders):
    return loaders_report(make_loaders, TRAIN, VAL, seed=71)


@test_case(points=0.5, hidden=True)
def every_sample_once(make_loaders):
    report = look.anew(make_loaders)
    for what, count, whole in (("train", TRAIN, 32), ("val", VAL, 100)):
        for epoch in (0, 1):
            yielded = int(report[f"{what}_sizes_{epoch}"].sum())
            if yielded < count and count - yielded == count % whole:
                raise Mistake(f"`{what}_loader` leaves out the last samples, which are no whole batch.")
            if yielded < count and count - yielded == count % (132 - whole):
                raise Mistake(f"`{what}_loader` leaves out the last samples, which are no whole batch.")
            if yielded < count:
                raise Mistake(f"`{what}_loader` does not yield all samples in each epoch.")
            if yielded > count:
                raise Mistake(f"`{what}_loader` yields more samples than there are: are they those of the other one?")
            order = report[f"{what}_order_{epoch}"]
            if np.all(order >= 0) and len(np.unique(order)) < count:
                raise Mistake(f"`{what}_loader` yields samples more than once: each epoch has every sample once.")


@test_case(points=0.5, hidden=True)
def training_in_a_new_order_and_validation_in_the_old(make_loaders):
    report = look(make_loaders)
    images, validation = ([report[f"{what}_means_{epoch}"] for epoch in (0, 1)] for what in ("train", "val"))
    if all(np.array_equal(order, np.sort(order)) for order in images):
        raise Mistake("The training samples are not shuffled.")
    if np.array_equal(*images):
        raise Mistake("The training samples have the same order in each epoch: shuffle them anew.")
    if any(not np.array_equal(order, np.sort(order)) for order in validation):
        raise Mistake("The validation samples are shuffled: leave them in their order.")


@test_case(points=0.5, hidden=True)
def images_and_labels_unchanged(make_loaders):
    report = look(make_loaders)
    for what in ("train", "val"):
        if report[f"{what}_shape"] != [1, 28, 28]:
            raise Mistake(f"The images of `{what}_loader` have another shape than (1, 28, 28).")
        if report[f"{what}_dtypes"][0] != "float32":
            raise Mistake(f"The images of `{what}_loader` are no longer float32.")
        if np.any(report[f"{what}_order_0"] < 0):
            raise Mistake(f"The pixels of `{what}_loader` are changed, normalised perhaps: they stay from 0 to 1.")
        if report[f"{what}_dtypes"][1] != "int64":
            raise Mistake(f"The labels of `{what}_loader` are no longer int64.")
        if not report[f"{what}_paired"]:
            raise Mistake(f"The labels of `{what}_loader` do not belong to their images.")


### END HIDDEN TESTS
