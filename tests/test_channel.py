"""Messages between grader and sandbox: what goes in comes out, and nothing else can be made to."""

import json
import math
import os
import socket
import struct
import threading
import time

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from autograder import channel
from autograder.channel import Channel, ChannelError, Closed, Late, Message, Named, Opaque


@pytest.fixture
def ends():
    first, second = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with first, second:
        yield Channel(first), Channel(second)


def soon():
    return time.monotonic() + 5


def through(value):
    """Return what arrives when `value` is sent, without a socket."""
    header, arrays = channel.encode(Message("value", 7, value))
    content = b"".join(array.tobytes() for array in arrays)
    announced = channel.read_header(header)
    assert announced.size == len(content)
    message = channel.decode(announced, memoryview(bytearray(content)))
    assert (message.kind, message.number) == ("value", 7)
    return message.value


def same(first, second):
    if type(first) is not type(second):
        return False
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(same(first[key], second[key]) for key in first)
    if isinstance(first, list | tuple):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, torch.Tensor):
        return first.dtype == second.dtype and torch.equal(first, second)
    if isinstance(first, np.ndarray | np.generic):
        return first.dtype == second.dtype and np.array_equal(first, second, equal_nan=first.dtype.kind in "fc")
    return first == second or (first != first and second != second)


NUMBERS = st.one_of(st.integers(-(2**200), 2**200), st.floats(), st.booleans(), st.none())
ARRAYS = st_numpy.arrays(
    dtype=st.sampled_from(["f4", "f8", "i8", "i4", "u1", "?", "c8", "f2"]),
    shape=st_numpy.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5),
)
SCALARS = ARRAYS.map(lambda array: array.dtype.type(1))
PLAIN = st.recursive(
    st.one_of(NUMBERS, st.text(max_size=20), ARRAYS, SCALARS, st.builds(Named, st.text())),
    lambda inside: st.one_of(
        st.lists(inside, max_size=12),
        st.lists(inside, max_size=12).map(tuple),
        st.dictionaries(st.text(max_size=5), inside, max_size=4),
    ),
    max_leaves=30,
)


@given(PLAIN)
def test_plain_values_arrive_as_they_were(value):
    assert same(through(value), value)


@pytest.mark.parametrize(
    "value",
    [
        torch.arange(6.0).reshape(2, 3),
        torch.tensor(3, dtype=torch.int64),
        torch.zeros(0, 5),
        torch.ones(2, 2, dtype=torch.bool),
        [0.5] * 20,
        tuple(range(50)),
        [True] * 9,
        [2**70] * 9,
        [[float(i) for i in range(28)] for _ in range(28)],
    ],
)
def test_tensors_and_lists_of_numbers_arrive_as_they_were(value):
    assert same(through(value), value)


def test_a_tensor_with_a_gradient_arrives_without_it():
    assert same(through(torch.ones(2, requires_grad=True)), torch.ones(2))


def test_any_memory_layout_arrives():
    array = np.arange(24.0).reshape(2, 3, 4)
    for view in (array.T, array[:, ::-1], array[::2, :, 1:], array.astype(">f8"), np.asfortranarray(array[0])):
        assert np.array_equal(through(view), view)


def test_what_arrives_can_be_changed_without_the_sender_noticing():
    sent = np.zeros(3)
    arrived = through(sent)
    arrived += 1
    assert sent.sum() == 0
    assert arrived.sum() == 3


class Agrees(np.ndarray):
    def __eq__(self, other):
        return True


def test_subclasses_arrive_as_what_they_hold():
    arrived = through(np.zeros(3).view(Agrees))
    assert type(arrived) is np.ndarray
    assert type(through(torch.nn.Parameter(torch.ones(1)))) is torch.Tensor


@pytest.mark.parametrize(
    "value", [object(), torch.nn.Linear(1, 1), np.array(["a"]), np.array([object()]), {1: 2}, {3}, b"bytes", 10**500]
)
def test_what_does_not_cross_arrives_as_the_name_of_its_type(value):
    assert isinstance(through(value), Opaque)


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(channel.MESSAGE_BYTES // 8 + 1),
        ["x" * 1000] * 100,
        [[[[0]]] * 10] * 3000,
    ],
)
def test_a_value_that_is_too_large_is_refused_where_it_is(value):
    with pytest.raises(ChannelError):
        channel.encode(Message("value", 0, value))


def test_a_value_that_contains_itself_is_refused():
    loop = []
    loop.append(loop)
    with pytest.raises(ChannelError):
        channel.encode(Message("value", 0, loop))


# --- hostile bytes ----------------------------------------------------------------------------------------------


def read_all(header: bytes, content: bytes = b""):
    announced = channel.read_header(header)
    return channel.decode(announced, memoryview(bytearray(content.ljust(announced.size, b"\0"))))


@given(st.binary(max_size=400))
def test_random_bytes_give_its_own_error_only(header):
    with pytest.raises(ChannelError):
        read_all(header)


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=False),
        st.text(max_size=10),
        st.sampled_from(["array", "tensor", "list", "tuple", "dict", "int", "float", "text", "scalar", "function"]),
    ),
    lambda inside: st.one_of(st.lists(inside, max_size=5), st.dictionaries(st.text(max_size=5), inside, max_size=3)),
    max_leaves=20,
)


@given(
    value=JSON,
    arrays=st.lists(st.tuples(st.sampled_from(channel.DTYPES), st.lists(st.integers(-2, 6), max_size=4)), max_size=3),
    content=st.binary(max_size=64),
)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_headers_that_nearly_fit_give_a_message_or_its_own_error(value, arrays, content):
    header = json.dumps({"kind": "value", "number": 1, "value": value, "arrays": arrays}).encode()
    try:
        message = read_all(header, content)
    except ChannelError:
        return
    assert message.kind == "value"


def header_of(value, arrays=()):
    return json.dumps({"kind": "value", "number": 1, "value": value, "arrays": list(arrays)}).encode()


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"[" * 60_000,
        b'{"kind": "value", "number": 1, "value": null}',
        header_of(None)[:-1] + b', "extra": 1}',
        header_of(["int", "1" * 1000]),
        header_of(["int", "0x" + "g"]),
        header_of(["float", "one"]),
        header_of(["float", "0x1p999999"]),
        header_of(["array", 0]),
        header_of(["array", -1], [["<f8", [1]]]),
        header_of(["scalar", 0], [["<f8", [1]]]),
        header_of(["pickle", 0], [["<f8", [1]]]),
        header_of(["array", 0], [["O", [1]]]),
        header_of(["array", 0], [["<f8", [-1]]]),
        header_of(["array", 0], [["<f8", [2**40]]]),
        header_of(["array", 0], [["<f8", [2**26, 2**26]]]),
        header_of(["array", 0], [["<f8", [1] * 40]]),
        header_of(["array", 0], [["<f8", [2**20]]] * 100),
        header_of(["dict", [["a"]]]),
        header_of(["list", [["list", []]] * 30_000])[: channel.HEADER_BYTES],
        header_of(7),
    ],
)
def test_an_impossible_header_is_refused_before_anything_is_allocated(header):
    with pytest.raises(ChannelError):
        read_all(header)


def test_deep_nesting_is_refused():
    tree = '["list",[' * 1000 + "null" + "]]" * 1000
    with pytest.raises(ChannelError):
        read_all(header_of(None).replace(b'"value": null', f'"value": {tree}'.encode()))


# --- the connection ---------------------------------------------------------------------------------------------


def test_large_arrays_cross_a_socket(ends):
    mine, theirs = ends
    array = np.random.default_rng(0).normal(size=(1000, 784))
    sender = threading.Thread(target=mine.send, args=(Message("value", 1, {"a": array, "b": array[0]}),))
    sender.start()
    arrived = theirs.receive(soon()).value
    sender.join()
    assert np.array_equal(arrived["a"], array)
    assert np.array_equal(arrived["b"], array[0])


def test_nothing_within_the_time_is_late(ends):
    start = time.monotonic()
    with pytest.raises(Late):
        ends[0].receive(time.monotonic() + 0.05)
    assert time.monotonic() - start < 1


def test_a_reader_that_does_not_read_is_late(ends):
    with pytest.raises(Late):
        ends[0].send(Message("value", 1, np.zeros(10**6)), time.monotonic() + 0.1)


def test_a_closed_end_is_closed(ends):
    mine, theirs = ends
    theirs.close()
    with pytest.raises(Closed):
        mine.receive(soon())
    with pytest.raises(Closed):
        mine.send(Message("value", 1))


def test_the_message_of_a_sender_that_was_killed_is_replaced_by_the_next(ends):
    mine, theirs = ends
    header, _ = channel.encode(Message("value", 1, np.zeros(50_000)))
    mine.socket.send(channel.HEADER + header)
    mine.socket.send(channel.DATA + b"\0" * 1000)
    mine.send(Message("died", -1, "crashed"))
    assert theirs.receive(soon()) == Message("died", -1, "crashed")


def test_data_that_nobody_announced_is_skipped(ends):
    mine, theirs = ends
    mine.socket.send(channel.DATA + b"\0" * 1000)
    mine.send(Message("value", 2, 5))
    assert theirs.receive(soon()).value == 5


@pytest.mark.parametrize(
    "packets",
    [
        [b"x" + header_of(None)],
        [b"h" + header_of(None) + b" " * channel.HEADER_BYTES],
        [b"h" + header_of(["array", 0], [["<f8", [2]]]), b"d" + b"\0" * 17],
        [b"h"],
        [b"h\xff\xfe"],
        [struct.pack("<I", 2**31) + b"{}"],
    ],
)
def test_packets_that_are_none_of_ours_are_refused(ends, packets):
    mine, theirs = ends
    for packet in packets:
        mine.socket.send(packet)
    with pytest.raises(ChannelError):
        theirs.receive(soon())


@given(st.lists(st.binary(max_size=200).flatmap(lambda b: st.sampled_from([b, b"h" + b, b"d" + b])), max_size=6))
@settings(max_examples=200)
def test_random_packets_give_its_own_error_only(packets):
    first, second = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with first, second:
        for packet in packets:
            first.send(packet or b"d")
        first.shutdown(socket.SHUT_WR)
        end = Channel(second)
        with pytest.raises(ChannelError):
            list(iter(lambda: end.receive(soon()), None))


def test_a_sender_can_be_any_process(ends):
    mine, theirs = ends
    pid = os.fork()
    if pid == 0:
        mine.send(Message("value", 3, math.pi))
        os._exit(0)
    assert theirs.receive(soon()).value == math.pi
    os.waitpid(pid, 0)
