"""What a test sees of a notebook: its plain values, and stand-ins for the functions that live in the sandbox."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch

from autograder import probes
from autograder.channel import ChannelError, Message, Named
from autograder.course import Limits
from autograder.judging import DEATHS
from autograder.session import Died, Lost, Session
from autograder.wording import UNUSABLE, sentence_of_a_probe, words_of

MOST_DEATHS = 2  # of one question's check; after that its cases fail without being run


class Turn:
    """Lets one test run at a time, with random numbers of its own; while it waits for an answer, others go on.

    Python, numpy and torch each have one generator a process, and tests seed them.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and keep it; all generators start afresh."""
        with self._lock:
            random.seed(0)
            np.random.seed(0)
            torch.manual_seed(0)
            yield

    @contextlib.contextmanager
    def left(self) -> Iterator[None]:
        """Give the turn to others for a while, and come back to the same random numbers."""
        states = random.getstate(), np.random.get_state(), torch.get_rng_state()
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()
            random.setstate(states[0])
            np.random.set_state(states[1])
            torch.set_rng_state(states[2])


TURN = Turn()


class Interview:
    """A test's view of a notebook: its plain values, and stand-ins for its functions."""

    def __init__(self, session: Session, limits: Limits, words: frozenset[str]) -> None:
        self.session = session
        self.limits = limits
        self.sentences = {
            "timed_out": f"The answer does not come within {limits.call_seconds:g} seconds.",
            "out_of_memory": f"The answer needs more than {limits.memory_megabytes:g} MB of memory.",
            "crashed": "The answer ends the Python process that runs it.",
        }
        self.vocabulary = words | words_of(*self.sentences.values())
        self.deaths: list[str] = []
        self.lost = ""

    def environment(self, names: list[str]) -> dict[str, Any]:
        """Return what the notebook has under these names."""
        try:
            found = self._request("look", names).value
        except probes.Mistake:
            return {}
        values = found if isinstance(found, dict) else {}
        return {name: self._represented(name, values[name]) for name in names if name in values}

    def ask(self, probe: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Return what a probe returns in the sandbox.

        Raises:
            Mistake: as the probe raised it, or because of how the answer came, or did not.
        """
        value = {
            "probe": probe,
            "arguments": [_by_name(argument) for argument in arguments],
            "keywords": {key: _by_name(argument) for key, argument in keywords.items()},
        }
        answer = self._request("ask", value)
        if answer.kind == "value":
            return answer.value
        raise self._fault(answer, (arguments, keywords))

    def _request(self, kind: str, value: Any) -> Message:
        if self.lost or len(self.deaths) >= MOST_DEATHS:
            raise self._death(self.lost or self.deaths[-1])
        try:
            with TURN.left():
                return self.session.ask(kind, value, self.limits.call_seconds)
        except Died as death:
            self.deaths.append(str(death))
            raise self._death(str(death)) from None
        except Lost as loss:
            self.lost = str(loss)
            raise self._death(self.lost) from None
        except ChannelError:  # what the test sends is too large
            raise probes.Mistake(UNUSABLE) from None

    def _death(self, reason: str) -> probes.Mistake:
        return DEATHS[reason][1](self.sentences[reason])

    def _fault(self, answer: Message, asked: tuple[tuple[Any, ...], dict[str, Any]]) -> Exception:
        """Return the exception that a test sees for an answer that is not a value."""
        match answer.kind, answer.value:
            case "mistake", [str(kind), str(sentence)]:
                if kind == "Raised" and sentence.endswith(" raised MemoryError."):
                    return self._death("out_of_memory")
                values = (*asked[0], *asked[1].values())
                names = (v.__name__ if isinstance(v, StandIn) else v for v in values if isinstance(v, StandIn | str))
                self.vocabulary |= words_of(*names)
                shown = sentence_of_a_probe(sentence, self.vocabulary)
                known = {"Missing": probes.Missing, "Raised": probes.Raised}
                return known.get(kind, probes.Mistake)(shown)
            case "unsendable", _:
                return probes.Mistake("The result is too large to be what is asked for.")
        return probes.Mistake(UNUSABLE)

    def _represented(self, name: str, value: Any) -> Any:
        return StandIn(name, self) if isinstance(value, Named) else value


class StandIn(probes.StandIn):
    """A function of the notebook, asked where it lives."""

    def __init__(self, name: str, interview: Interview) -> None:
        self.__name__ = name
        self._interview = interview

    def ask(self, probe: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Return what a probe, or a plain call, returns in the sandbox."""
        return self._interview.ask(probe, arguments, keywords)


def _by_name(argument: Any) -> Any:
    return Named(argument.__name__) if isinstance(argument, StandIn) else argument
