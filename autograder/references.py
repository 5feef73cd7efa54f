"""What the functions of hw9, Part 1, should return: PyTorch's own convolutions, pooling and gradients.

Independent of the master's solutions on purpose: none of them is a loop, so none can share a loop's mistake.
Hidden tests and the figures import this module; it is never released. Everything is float64.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def conv1d(sequence: ArrayLike, kernel: ArrayLike) -> Array:
    """Slide a kernel over a sequence without flipping it: (d,), (s,) → (d - s + 1,)."""
    return _numbers(_conv1d(_tensor(sequence), _tensor(kernel)))


def conv1d_backward(sequence: ArrayLike, kernel: ArrayLike, dloss_doutput: ArrayLike) -> tuple[Array, Array]:
    """Return what autograd finds for (dL/dsequence (d,), dL/dkernel (s,)) from dL/doutput (d - s + 1,)."""
    inputs = _tensor(sequence).requires_grad_(), _tensor(kernel).requires_grad_()
    dsequence, dkernel = torch.autograd.grad(_conv1d(*inputs), inputs, _tensor(dloss_doutput))
    return _numbers(dsequence), _numbers(dkernel)


def conv2d(image: ArrayLike, kernel: ArrayLike) -> Array:
    """Slide a kernel over an image without flipping it: (h, w), (s, s) → (h - s + 1, w - s + 1)."""
    return conv2d_padded(image, kernel)


def conv2d_padded(image: ArrayLike, kernel: ArrayLike, padding: int = 0) -> Array:
    """Like `conv2d`, with p = `padding` zeros on all four sides: → (h + 2p - s + 1, w + 2p - s + 1)."""
    return conv2d_channels(np.asarray(image)[None], np.asarray(kernel)[None], padding)


def conv2d_channels(image: ArrayLike, kernel: ArrayLike, padding: int = 0) -> Array:
    """Like `conv2d_padded`, summed over channels: (c, h, w), (c, s, s) → (h + 2p - s + 1, w + 2p - s + 1)."""
    result: Array = conv2d_batched(np.asarray(image)[None], np.asarray(kernel)[None], padding)[0, 0]
    return result


def conv2d_batched(images: ArrayLike, kernels: ArrayLike, padding: int = 0) -> Array:
    """Like `conv2d_channels`, for every image and kernel: (n, c, h, w), (o, c, s, s) → (n, o, …, …)."""
    return _numbers(F.conv2d(_tensor(images), _tensor(kernels), padding=padding))


def maxpool1d(sequence: ArrayLike, pool_size: int = 3, stride: int = 1) -> Array:
    """Return the maximum of every stride-th window: (d,) → (⌊(d - pool_size) / stride⌋ + 1,)."""
    return _numbers(F.max_pool1d(_tensor(sequence)[None], pool_size, stride)[0])


def _conv1d(sequence: torch.Tensor, kernel: torch.Tensor) -> torch.Tensor:
    return F.conv1d(sequence[None, None], kernel[None, None])[0, 0]


def _tensor(numbers: ArrayLike) -> torch.Tensor:
    """Copy numbers into a float64 tensor: PyTorch takes neither negative strides nor read-only arrays."""
    return torch.from_numpy(np.array(numbers, dtype=np.float64, order="C"))


def _numbers(tensor: torch.Tensor) -> Array:
    result: Array = tensor.detach().numpy()
    return result
