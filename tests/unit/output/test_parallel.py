"""Work is shared among processes and comes back whole, or with what went wrong."""

from __future__ import annotations

import os
import signal

import pytest

from explainer.output import parallel


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.parametrize("records", [0, parallel.FEWEST])
def test_each_item_is_done_once_and_results_keep_the_order(records: int) -> None:
    items = list(range(1000))
    assert parallel.each(lambda item: item * item, items, records) == [item * item for item in items]
    assert parallel.each(str, [], records) == []


def test_several_processes_take_part_when_there_is_enough_to_do() -> None:
    by_share = parallel.shares(lambda share, of: (share, of, os.getpid()), parallel.FEWEST)
    assert [(share, of) for share, of, _ in by_share] == [(0, 2), (1, 2)]
    assert len({process for _, _, process in by_share}) == 2
    assert parallel.shares(lambda share, of: (share, of), parallel.FEWEST - 1) == [(0, 1)]


def test_a_slow_item_does_not_keep_the_others_waiting() -> None:
    """The process that does not get the slow item does all the rest, as nothing is divided beforehand."""
    reader, writer = os.pipe()

    def work(item: int) -> int:
        if item == 0:
            assert os.read(reader, 1) == b"x"  # waits until the last item is done
        if item == 99:
            os.write(writer, b"x")
        return os.getpid()

    processes = parallel.each(work, range(100), parallel.FEWEST)
    assert processes[0] not in processes[1:]


@pytest.mark.parametrize("failing", [0, 1])
def test_an_error_in_any_process_is_raised_with_its_notes(failing: int) -> None:
    def work(share: int, _: int) -> None:
        if share == failing:
            error = ValueError(f"share {share}")
            error.add_note("while a page was made")
            raise error

    with pytest.raises(ValueError, match=f"share {failing}") as raised:
        parallel.shares(work, parallel.FEWEST)
    assert raised.value.__notes__[0] == "while a page was made"


def test_a_process_that_is_killed_is_told_of() -> None:
    def work(share: int, _: int) -> None:
        if share == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="-9"):
        parallel.shares(work, parallel.FEWEST)
