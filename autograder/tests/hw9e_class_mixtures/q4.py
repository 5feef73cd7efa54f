"""q4: the joint network. Its halves and shape 0.5, the order 0.5, sizes passed on 0.5, all parameters learn 0.5.

Where the notebook has `Encoder` and `Decoder` stand other ones here: what is wrong in those is not held against this.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9e_probes import joint_report

OK_FORMAT = False
name = "q4"


@test_case(points=0.5)
def an_encoder_and_a_decoder(AutoEncoder):
    report = joint_report(AutoEncoder, np.zeros((3, 1, 28, 28)), 8, 16, 5)
    for half in ("encoder", "decoder"):
        if half not in report["attributes"]:
            raise Mistake(f"AutoEncoder(8, 16, 5) has no module `{half}`.")
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 1, 28, 28).")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "decoder(encoder": "Two halves",
    "": "q4 · AutoEncoder · 2 points",
}
SIZES = (8, 16, 5)
IMAGES = np.random.default_rng(94).random((6, 1, 28, 28))


@trained.once
def look(AutoEncoder):
    try:
        report = joint_report(AutoEncoder, IMAGES, *SIZES)
    except probes.Raised as error:
        if "network(" not in str(error):
            raise
        raise probes.Raised(
            "The network stops with an error: images go through the encoder first, and the code through the decoder."
        ) from None
    if len(report["attributes"]) < 2:
        raise Mistake("The network has no two modules `encoder` and `decoder`.")
    return report


@test_case(points=0.5, hidden=True)
def the_encoder_first_and_then_the_decoder(AutoEncoder):
    report = look.anew(AutoEncoder)
    if not probes.is_close(report["again"], report["outputs"], 1e-6):
        raise Mistake("Two calls give different images: a half that `forward` makes has new weights each time.")
    if not probes.is_close(report["outputs"], report["composed"], 1e-5):
        if probes.is_close(report["outputs"], IMAGES, 1e-5):
            raise Mistake("The network returns its input: it should return decoder(encoder(images)).")
        if "Encoder" not in report["calls"] or "Decoder" not in report["calls"]:
            raise Mistake("The network does not call both of its halves: it should return decoder(encoder(images)).")
        raise Mistake("The network's output is another one than decoder(encoder(images)).")


@test_case(points=0.5, hidden=True)
def sizes_are_passed_on(AutoEncoder):
    report = look(AutoEncoder)
    Q1, Q2, K = SIZES
    for half, given in report["given"]:
        if given == [Q1, Q2, K]:
            continue
        if given == [Q2, Q1, K]:
            raise Mistake(f"The {half.lower()} is made with Q1 and Q2 exchanged.")
        if given == [32, 32, 10]:
            raise Mistake(f"The {half.lower()} is made with 32, 32, 10, whatever the arguments are.")
        raise Mistake(f"The {half.lower()} is made with {given} instead of Q1, Q2 and K = {[Q1, Q2, K]}.")
    if report["code"] != [len(IMAGES), K]:
        raise Mistake("The encoder does not give K numbers for each image.")


@test_case(points=0.5, hidden=True)
def all_parameters_learn(AutoEncoder):
    report = look(AutoEncoder)
    if report["in_halves"] < report["parameters"]:
        raise Mistake("There are parameters outside of the two halves: one encoder and one decoder are the network.")
    if report["parameters"] == 0 or report["without_gradient"]:
        raise Mistake("Some parameters of the halves get no gradient: are others used in `forward`, or no_grad()?")
    if not report["fresh"]:
        raise Mistake("Two networks have the same weights: make both halves in the constructor, without a seed.")


### END HIDDEN TESTS
