"""q12: a digit from a drawing. What comes out 1, what the model is given 0.5, how it is asked 0.5."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, expect_close
from hw9b_probes import prediction_report

OK_FORMAT = False
name = "q12"


@test_case(points=0.5)
def the_digit_and_ten_probabilities(predict_digit):
    black, logits = np.zeros((28, 28), dtype=np.float32), [0, 1, 2, 5, 4, 3, 2, 1, 0, 0]
    report = prediction_report(predict_digit, black, logits)
    if report["label"].shape == (10,) and report["probs"].shape == ():
        raise Mistake("The pair is the other way round: first the digit, then the probabilities.")
    expect_close(report["label"], 3, what="The digit of a model whose fourth logit is the largest")
    if report["probs"].shape != (10,):
        raise Mistake(f"The probabilities have shape {report['probs'].shape} instead of (10,).")
    expect_close(report["probs"].sum(), 1, what="The sum of the probabilities")
