"""Train the networks that answers of hw9's corpus hand in, and write their checkpoints beside them.

    python autograder/data/rebuild.py --fetch build/mnist
    python tests/corpus/train.py build/mnist

Everything happens as in a student's notebook: the answer's own factory, the notebook's own training cell. Other
checkpoints are made of finished ones: reshaped for an equal network, or spoiled until a known bar is just missed.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import pickle
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from safetensors import safe_open
from torch import Tensor, nn

from autograder import embedded
from autograder.calibrate import require_complete_mnist
from autograder.corpus import Answer, corpus_folder
from autograder.course import find_course
from autograder.data.rebuild import RAW, read_idx
from autograder.definitions import Definitions
from autograder.master import read_notebook

HW9 = find_course(Path(__file__).parent).assignment("hw9")
NETWORKS = {
    "q10": "make_lenet()",
    "q12": "make_improved()",
    "q16": "Autoencoder(make_better_encoder(), make_better_decoder())",
}
GIVEN = f"""[torch, nn, F, np, run_model, make_encoder, make_decoder, autoencoder_output_and_mseloss,
             autoencoder_output_and_maeloss, {", ".join(NETWORKS.values())}]"""
REFERENCE = "reference"  # the master's own checkpoint of the same question
PCA = "q16/wrong_principal_components"

TRAINED: dict[str, dict[str, Any]] = {  # answer → what it adds to the call of run_model
    "q10/right_relu_max_pooling": {},
    "q10/right_convolutions_by_hand": {},
    "q10/right_functional_sigmoid": {"learning_rate": 0.003},
    "q10/right_prelu_and_batch_norm": {},
    "q10/right_strided_convolutions_gelu": {},
    "q12/right_batch_norm_and_dropout": {"epochs": 15},
    "q12/right_functional_gelu": {"epochs": 15},
    "q12/right_residual_strided": {"epochs": 15},
    "q12/wrong_dropout_in_evaluation": {"epochs": 1},
    "q12/wrong_train_mode_in_evaluation": {"epochs": 1},
    "q12/wrong_batch_statistics_in_evaluation": {"epochs": 2},
    "q15/right_smaller_networks": {},
    "q15/wrong_checkpoints_swapped": {},
    "q15/wrong_same_loss_twice": {},
    "q15/wrong_run_goes_on_with_the_same_network": {},
    "q15/wrong_shared_decoder": {},
    "q15/wrong_learning_rate_too_high": {"epochs": 3},
    "q16/right_small_code_pixel_shuffle": {"epochs": 15},
    "q16/right_spatial_code_batch_norm": {},
    "q16/right_strided_convolutions": {},
    "q16/right_float64": {},
    "q16/wrong_code_of_36_and_error_of_0_034": {},
    "q16/wrong_code_of_108": {},
    "q16/wrong_code_of_200": {},
    "q16/wrong_no_better_than_before": {},
}
RESHAPED = {  # answer → an equal network's
    "q10/right_float64": "q10/right_relu_max_pooling",
    "q12/right_float64": "q12/right_batch_norm_and_dropout",
    "q10/right_module_tanh_average_pooling": REFERENCE,
    "q10/right_third_convolution": REFERENCE,
}
SPOILED = {  # answer → network, and its accuracy in percent, or its error
    "q10/wrong_trained_to_94_97_percent": (REFERENCE, 94.97),
    "q10/wrong_trained_to_95_97_percent": (REFERENCE, 95.97),
    "q10/wrong_trained_to_96_97_percent": (REFERENCE, 96.97),
    "q10/wrong_trained_to_97_97_percent": (REFERENCE, 97.97),
    "q10/wrong_claims_more_than_it_reaches": (REFERENCE, 96.5),
    **{
        f"q12/wrong_trained_to_{percent:.2f}_percent".replace(".", "_"): ("q12/right_batch_norm_and_dropout", percent)
        for percent in (97.97, 98.17, 98.27, 98.37, 98.47, 98.57, 98.67, 98.77, 98.87, 98.97)
    },
    "q12/wrong_claims_more_than_it_reaches": ("q12/right_batch_norm_and_dropout", 98.45),
    "q16/wrong_hardly_better_than_one_picture": (PCA, 0.123),
    "q16/wrong_code_of_36_and_error_of_0_056": ("q16/wrong_code_of_36_and_error_of_0_034", 0.056),
    "q16/wrong_code_of_36_and_error_of_0_036": ("q16/wrong_code_of_36_and_error_of_0_034", 0.036),
    "q16/wrong_code_of_36_and_error_of_0_034": ("q16/wrong_code_of_36_and_error_of_0_034", 0.034),
    "q16/wrong_code_of_32_and_error_of_0_036": ("q16/right_small_code_pixel_shuffle", 0.036),
    "q16/wrong_code_of_99_and_error_of_0_022": ("q16/right_spatial_code_batch_norm", 0.022),
}


def namespace(source: str = "") -> dict[str, Any]:
    """Return what the master notebook has defined before an answer, and what the answer defines."""
    names = Definitions.of_notebook(HW9.master).run(GIVEN)
    exec(source, names)
    return names


def answer_called(name: str) -> Answer:
    """Return an answer of the corpus, such as q10/right_float64."""
    return Answer(corpus_folder(HW9) / f"{name}.py")


def checkpoint(answer: Answer, name: str = "") -> Path:
    """Return where an answer's checkpoint is kept."""
    return answer.file.with_suffix(f".{name or answer.question}.safetensors")


def train(answer: Answer, data: Path, options: dict[str, Any]) -> None:
    """Execute an answer and its training cell, and keep the checkpoints that they write."""
    names = namespace()
    names |= {"data_path": data, "run_model": functools.partial(names["run_model"], seed=0, **options)}
    training = [cell.source for cell in read_notebook(HW9.master).cells if cell.id == f"{answer.question}-train"]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        torch.manual_seed(0)
        for source in (answer.source, *training):
            exec(source, names)
        for file in Path("checkpoints").glob("*.safetensors"):
            if ".last" not in file.name:
                checkpoint(answer, file.stem).write_bytes(file.read_bytes())


def finished(name: str, question: str) -> tuple[nn.Module, dict[str, str]]:
    """Return a trained network, and the header of its checkpoint."""
    answer = None if name == REFERENCE else answer_called(name)
    network = eval(NETWORKS[question], namespace(answer.source if answer else ""))
    folder = HW9.source / "reference_checkpoints"
    file = checkpoint(answer) if answer else folder / f"{question}.safetensors"
    with safe_open(file, framework="pt") as content:
        header = content.metadata()
    network.load_state_dict(safetensors.torch.load_file(file))
    return network.eval(), header


def save(answer: Answer, tensors: dict[str, Tensor], header: dict[str, str]) -> None:
    """Write an answer's checkpoint."""
    copies = {name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}
    safetensors.torch.save_file(copies, checkpoint(answer), header)


def reshape(answer: Answer, name: str) -> None:
    """Give an answer the weights of an equal network, whose names, shapes or dtype may be others."""
    theirs, header = finished(name, answer.question)
    mine = eval(NETWORKS[answer.question], namespace(answer.source)).state_dict()
    pairs = zip(mine.items(), theirs.state_dict().values(), strict=True)
    save(answer, {key: tensor.reshape(slot.shape).to(slot.dtype) for (key, slot), tensor in pairs}, header)


def spoil(answer: Answer, name: str, target: float) -> None:
    """Give an answer a network's weights, rounded to half their size and spoiled to an accuracy or error of `target`."""
    network, header = finished(name, answer.question)
    tensors = rounded(network.state_dict())
    network.load_state_dict(tensors)
    *_, weight, bias = tensors
    images = torch.from_numpy(embedded.normalize(embedded.test_images()))
    if answer.question == "q16":
        factor = factor_for_error(network, images[::5], target)
        tensors |= {key: factor * tensors[key].float() for key in (weight, bias)}
    else:
        tensors[bias] = bias_for_accuracy(network, images, tensors[bias], target)
        if not answer.flag:
            history = {"train_loss": [0.0], "valid_loss": [0.0], "valid_accuracy": [target / 100]}
            header |= {"history": json.dumps(history)}
    save(answer, tensors, header)


def rounded(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return tensors rounded to bfloat16, but for the last bias."""
    return {
        key: tensor.bfloat16() if tensor.is_floating_point() and position < len(tensors) - 1 else tensor.clone()
        for position, (key, tensor) in enumerate(tensors.items())
    }


@torch.no_grad()
def bias_for_accuracy(network: nn.Module, images: Tensor, bias: Tensor, percent: float) -> Tensor:
    """Return the bias of the last layer, one class's so low that the accuracy falls to `percent`, or just below."""
    labels = torch.tensor(embedded.test_labels())
    logits = torch.cat([network(batch) for batch in images.split(500)])

    def accuracy(label: int, shift: float) -> tuple[float, Tensor]:
        shifted = bias.clone()
        shifted[label] -= shift
        right = (logits + shifted - bias).argmax(1) == labels
        return round(100 * float(right.double().mean()), 2), shifted

    candidates = []
    for label in range(10):
        low, high = 0.0, 64.0
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (low, middle) if accuracy(label, middle)[0] <= percent else (middle, high)
        candidates.append(accuracy(label, high))
    reached, best = max((c for c in candidates if c[0] <= percent), key=lambda candidate: candidate[0])
    print(f"  {reached:.2f} %")
    return best


@torch.no_grad()
def factor_for_error(network: nn.Module, images: Tensor, target: float) -> float:
    """Return the factor, at most 1, at which the outputs' mean absolute error, pixels from 0 to 1, is `target`."""
    outputs = network(images)

    def error(factor: float) -> float:
        return float((factor * outputs - images).abs().double().mean()) * embedded.STANDARD_DEVIATION

    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if error(middle) > target else (low, middle)
    print(f"  {error(1.0):.5f} → {error(low):.5f}")
    return low


def save_principal_components(answer: Answer, data: Path) -> None:
    """Write the linear autoencoder that principal component analysis gives."""
    digits = read_idx(data / RAW / "train-images-idx3-ubyte")
    pixels = torch.from_numpy(embedded.normalize(digits)).flatten(1).double()
    mean = pixels.mean(0)
    directions = torch.linalg.eigh((pixels - mean).T @ (pixels - mean)).eigenvectors[:, -10:]
    tensors = {
        "encoder.1.weight": directions.T,
        "encoder.1.bias": -directions.T @ mean,
        "decoder.0.weight": directions,
        "decoder.0.bias": mean,
    }
    header = {"history": json.dumps({"train_loss": [0.0], "valid_loss": [0.0], "valid_accuracy": []})}
    save(answer, {name: tensor.float() for name, tensor in tensors.items()}, header | {"fallback": "false"})


def save_what_is_no_checkpoint() -> None:
    """Write the files that no network should load."""
    checkpoint(answer_called("q10/wrong_checkpoint_is_a_pickle")).write_bytes(pickle.dumps({"weights": [0.0] * 10}))
    tiny = checkpoint(answer_called("q12/wrong_trained_to_98_97_percent"))
    for question in ("q10", "q12"):
        checkpoint(answer_called(f"{question}/wrong_checkpoint_of_another_network")).write_bytes(tiny.read_bytes())
    network, header = finished("q12/wrong_trained_to_98_97_percent", "q12")
    tensors = rounded(network.state_dict())
    save(answer_called("q12/wrong_checkpoint_holds_nan"), tensors | {"0.bias": tensors["0.bias"] * torch.nan}, header)


def tasks(data: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield what is to be done, by answer, in an order that works."""
    for name, options in TRAINED.items():
        yield name, functools.partial(train, answer_called(name), data, options)
    for name, source in RESHAPED.items():
        yield name, functools.partial(reshape, answer_called(name), source)
    yield "principal components", functools.partial(save_principal_components, answer_called(PCA), data)
    for name, (source, target) in SPOILED.items():
        yield name, functools.partial(spoil, answer_called(name), source, target)
    yield "no checkpoints", save_what_is_no_checkpoint


def main() -> None:
    """Make the checkpoints of the answers that are named, or all."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder with the complete MNIST")
    parser.add_argument("answers", nargs="*", help="such as q10/right_relu_max_pooling")
    arguments = parser.parse_args()
    data = arguments.data.resolve()
    require_complete_mnist(data)
    torch.set_num_threads(1)  # the same bits on every run
    for name, task in tasks(data):
        if not arguments.answers or name in arguments.answers:
            print(name, flush=True)
            task()


if __name__ == "__main__":
    main()
