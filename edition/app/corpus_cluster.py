"""Work on a Dask cluster, in bundles: what a bundle costs beside its work is paid once for all in it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from dask.distributed import Client, Future

Item = TypeVar("Item")
Result = TypeVar("Result")

_AT_ONCE: Final = 1_000  # bundles that the scheduler knows of, so that it stays small whatever the corpus


@contextmanager
def cluster_client(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """A client of the cluster; without an address, of one on this machine with a process for each core."""
    try:
        import dask
        import pyarrow  # noqa: F401 - needed at the end: better missed at once
        from dask.distributed import Client, LocalCluster
    except ImportError as error:
        wheels = "--require-hashes --only-binary :all: --requirement requirements/corpus.txt"
        advice = f"a corpus needs packages of its own: python -m pip install {wheels}"
        raise click.ClickException(advice) from error
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=20)
        except (OSError, ValueError) as error:
            raise click.ClickException(f"no scheduler answers at {scheduler}: {error}") from error
        with client:
            yield client
        return
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),  # it looks a hundred times a second
        LocalCluster(
            n_workers=workers or cores,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,  # a worker that stops last finds no scheduler: no fault
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def results(
    client: Client, work: Callable[[list[Item]], list[Result]], bundles: Iterable[list[Item]]
) -> Iterator[tuple[list[Item], list[Result] | BaseException]]:
    """Each bundle and what comes of it, in the order in which they are done.

    The items of a bundle that stops its worker are given again, each by itself; what stops its worker
    by itself comes with what it raised.
    """
    from dask.distributed import as_completed

    given: dict[str, list[Item]] = {}
    numbers = count()

    def submit(bundle: list[Item]) -> Future:
        future = client.submit(work, bundle, key=f"bundle-{next(numbers)}", pure=False)
        given[future.key] = bundle
        return future

    waiting = map(submit, bundles)
    running = as_completed(islice(waiting, _AT_ONCE), with_results=True, raise_errors=False)
    for future, result in running:
        bundle = given.pop(future.key)
        if future.status == "finished":
            yield bundle, result
        elif future.status != "error":
            raise click.ClickException("the scheduler is gone: run the same again, and it goes on from here")
        elif len(bundle) > 1:
            running.update([submit([item]) for item in bundle])
        else:
            yield bundle, result[1]
        future.release()
        for following in islice(waiting, 1):
            running.add(following)
