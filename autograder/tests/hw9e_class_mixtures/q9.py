"""q9: means of codes. In public one example 0.5, codes of all samples 1.5, any batches and order 0.5, any numbers of
classes 0.5, no gradients 0.5, the encoder in evaluation mode and as it was 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9e_probes import means_report

OK_FORMAT = False
name = "q9"


@test_case(points=0.5)
def a_class_in_two_batches(class_means):
    # The code of an image of one pixel is its square: 1, 4, 9 with labels 0, 1, 0, then 4 with label 0.
    images = np.array([1.0, 2.0, 3.0, 2.0]).reshape(4, 1, 1, 1)
    report = means_report(class_means, [[1.0]], images, [0, 1, 0, 0], [3, 1], n_classes=2)
    expect_close(report["means"], [[14 / 3], [4]], what="The means of the codes")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q9 · class_means · 4 points"}
RNG = np.random.default_rng(99)
COUNT, CLASSES, K = 23, 4, 3
MATRIX = RNG.normal(size=(6, K))
IMAGES = RNG.random((COUNT, 1, 2, 3))
LABELS = np.concatenate([[0, 1, 2, 3], RNG.integers(0, CLASSES, COUNT - 4)])
SIZES = [8, 8, 5, 2]


def codes_of(images, matrix=MATRIX):
    return (images.reshape(len(images), -1) @ matrix) ** 2


def grouped(values, labels, classes=CLASSES):
    """Return the mean of the values of each class; NaN where there is none."""
    with np.errstate(invalid="ignore"):
        return np.stack([values[labels == o].sum(0) / np.sum(labels == o) for o in range(classes)])


def mistakes_for(images, labels, sizes, classes, matrix=MATRIX):
    """Return sentence → what a well-known mistake gives."""
    codes = codes_of(images, matrix)
    ends = np.cumsum(sizes)[:-1]
    batches = list(zip(np.split(codes, ends), np.split(labels, ends), strict=True))
    sums = np.stack([codes[labels == o].sum(0) for o in range(classes)])
    of_batches = np.stack([grouped(*batch, classes) for batch in batches])
    present = np.isfinite(of_batches)
    filled = np.where(present, of_batches, 0)
    counts = np.array([np.sum(labels == o) for o in range(classes)])[:, None]
    raw = images.reshape(len(images), -1)
    known = {
        "The code of the mean picture is returned: encode first, then average the codes.": (
            (grouped(raw, labels, classes) @ matrix) ** 2
        ),
        "The means of batches are averaged: add up and count over all batches, then divide once.": filled.sum(0)
        / np.maximum(present.sum(0), 1),
        "The means of batches are averaged, with 0 where a class is missing: add up and count, then divide once.": (
            filled.mean(0)
        ),
        "The means of batches are added up: add up codes and count, then divide once.": filled.sum(0),
        "The sums are divided by the number of all samples: divide by that of the class.": sums / len(labels),
        "The sums are divided by the number of classes: divide by the number of samples of each.": sums / classes,
        "The sums are divided by the number of batches: divide by the number of samples of each class.": (
            sums / len(sizes)
        ),
        "The sums are not divided by anything: divide by the number of samples of each class.": sums,
        "Only the last batch counts: add up over all batches.": of_batches[-1],
        "Only the last batch counts, with 0 where it has no sample: add up over all batches.": filled[-1],
        "Only the first batch counts: add up over all batches.": of_batches[0],
        "Only the first batch counts, with 0 where it has no sample: add up over all batches.": filled[0],
        "The batch that came last with a class counts alone: add up over all batches.": _latest(of_batches),
        "The sums of all batches are divided by the counts of the last one.": sums
        / np.maximum([[np.sum(batches[-1][1] == o)] for o in range(classes)], 1),
        "The median is returned: take the mean.": np.stack(
            [np.median(codes[labels == o], axis=0) if np.any(labels == o) else codes[0] for o in range(classes)]
        ),
        "All classes have the mean of all codes: group them by label.": np.tile(codes.mean(0), (classes, 1)),
        "The first sample of each class stands for it: take the mean of all.": np.stack(
            [codes[np.argmax(labels == o)] for o in range(classes)]
        ),
        "The labels are ignored: the codes of a class are those with its label.": np.stack(
            [codes[o::classes].mean(0) for o in range(classes)]
        ),
        "The counts are one too large.": sums / (counts + 1),
    }
    return {sentence: wrong for sentence, wrong in known.items() if not np.any(np.isnan(wrong))}


def _latest(of_batches):
    result = np.zeros_like(of_batches[0])
    for means in of_batches:
        result = np.where(np.isfinite(means), means, result)
    return result


def check(class_means, images, labels, sizes, classes, matrix=MATRIX, right_classes=None, **options):
    report = means_report(class_means, matrix, images, labels, sizes, classes, **options)
    result, number = report["means"], right_classes or classes
    if result.ndim == 1:
        raise probes.Mistake("There is one number for each class: take the mean over samples only, not over a code.")
    if result.shape == (codes_of(images, matrix).shape[1], number) and number != result.shape[0]:
        raise probes.Mistake("The result has a column for each class: it should have a row.")
    if result.shape == grouped(codes_of(images, matrix), labels, number).shape and np.any(np.isnan(result)):
        raise probes.Mistake("The means are NaN: a batch without a class has no mean of it, but a sum of 0.")
    known = mistakes_for(images, labels, sizes, number, matrix)
    expect_close(result, grouped(codes_of(images, matrix), labels, number), what="The means", mistakes=known)
    return report


@test_case(points=1.5, hidden=True)
def means_of_the_codes_of_a_class(class_means):
    labels = np.concatenate([RNG.permutation(np.resize([0, 1, 2, 3], size)) for size in (9, 10, 4)])
    check(class_means, IMAGES, labels, [9, 10, 4], CLASSES)  # all classes in each batch
    pixels = np.array([1.0, 2.0, 3.0, 4.0]).reshape(4, 1, 1, 1)
    check(class_means, pixels, np.array([0, 1, 0, 0]), [2, 2], 2, np.ones((1, 1)))


@test_case(points=0.5, hidden=True)
def any_batches_in_any_order(class_means):
    """Whatever the means are of one batch, they have to be the same of several, and of shuffled ones."""
    order = RNG.permutation(COUNT)
    sorted_labels = np.sort(LABELS)
    whole = means_report(class_means, MATRIX, IMAGES, LABELS, [COUNT], CLASSES)["means"]
    parts = means_report(class_means, MATRIX, IMAGES, LABELS, SIZES, CLASSES)["means"]
    mixed = means_report(class_means, MATRIX, IMAGES[order], LABELS[order], [5, 5, 13], CLASSES)["means"]
    missing = means_report(class_means, MATRIX, IMAGES, sorted_labels, [6, 6, 6, 5], CLASSES)["means"]
    if np.any(np.isnan(parts)) or np.any(np.isnan(missing)):
        raise probes.Mistake("The means are NaN: a batch without a class has no mean of it, but a sum of 0.")
    if whole.shape != parts.shape or whole.shape != mixed.shape:
        raise probes.Mistake("The shape of the result depends on the batches.")
    for result, (images, labels, sizes) in (
        (parts, (IMAGES, LABELS, SIZES)),
        (missing, (IMAGES, sorted_labels, [6, 6, 6, 5])),
    ):
        for sentence, wrong in mistakes_for(images, labels, sizes, CLASSES).items():
            batch_mistake = "batch" in sentence and "number of batches" not in sentence
            if batch_mistake and probes.is_close(result, wrong, 1e-4):
                raise probes.Mistake(sentence)
    if not probes.is_close(parts, whole, 1e-4) or not probes.is_close(mixed, whole, 1e-4):
        raise probes.Mistake("The means change with the batches, or their order: add up over all, then divide once.")


@test_case(points=0.5, hidden=True)
def any_number_of_classes_ten_by_default(class_means):
    """Whatever the values are."""
    for classes, count in ((3, 3), (12, 12), (None, 10)):
        labels = np.resize(np.arange(count), COUNT)
        result = means_report(class_means, MATRIX[:, :2], IMAGES, labels, [COUNT], classes)["means"]
        if result.shape == (2, count):
            raise probes.Mistake("The result has a column for each class: it should have a row.")
        if result.shape != (count, 2):
            default = "ten classes by default" if classes is None else f"{classes} classes and codes of two numbers"
            raise probes.Mistake(f"The shape of the result is {result.shape} instead of {(count, 2)} for {default}.")


@test_case(points=0.5, hidden=True)
def a_tensor_without_gradients(class_means):
    report = means_report(class_means, MATRIX, IMAGES, LABELS, [COUNT], CLASSES)
    if not report["is_tensor"]:
        raise probes.Mistake("The result is no tensor: stack the means to one, as `torch.stack` does.")
    if report["requires_grad"]:
        raise probes.Mistake("The means have a history of gradients: encode under torch.no_grad().")


@test_case(points=0.5, hidden=True)
def the_encoder_in_evaluation_mode_and_unchanged(class_means):
    evaluated = means_report(class_means, MATRIX, IMAGES, LABELS, [COUNT], CLASSES)
    trained = means_report(class_means, MATRIX, IMAGES, LABELS, [COUNT], CLASSES, training=True)
    if evaluated["changed"]:
        raise probes.Mistake("The encoder has other weights afterwards: it is only asked here.")
    if not probes.is_close(trained["means"], evaluated["means"], 1e-4):
        raise probes.Mistake("The encoder is asked in training mode: call encoder.eval() first.")
    if evaluated["means"].max() > 90:
        raise probes.Mistake("The encoder is put into training mode: call encoder.eval().")


### END HIDDEN TESTS
