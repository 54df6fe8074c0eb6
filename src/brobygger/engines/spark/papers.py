"""Goes through the papers of a folder or a store on the machines of a cluster."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.engines.spark.session import started
from brobygger.engines.spark.store import Store

Call = Callable[[str, Callable[[], BinaryIO]], Any]
"""Gets a place, and what opens it (and raises OSError)."""

AT_ONCE = 32
"""Answers for each processor that are fetched together: what is fetched is written down, and a
record of 50 KB is read in a second."""
_PARTS = 4
"""Parts of the work for each processor: some papers take longer than others."""


def each(places: Sequence[str], call: Call) -> Iterator[Any]:
    """What ``call`` answers for each place, in their order, worked out some at a time.

    The places are paths that every machine finds, or addresses in one store. ``call`` is found by
    its name on the machines that work, so Brobygger is installed there.
    """
    if not places:
        return
    spark = started()
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    go_through = _on_disk if places[0].startswith("/") else _in_store
    width = spark.sparkContext.defaultParallelism
    for begin in range(0, len(places), AT_ONCE * width):
        try:
            answers = go_through(spark, places[begin : begin + AT_ONCE * width], call)
        except (Py4JJavaError, PySparkException) as stop:
            raise RuntimeError("a machine of the cluster cannot run Brobygger") from stop
        yield from answers


def _on_disk(spark: Any, paths: Sequence[str], call: Call) -> list[Any]:
    context = spark.sparkContext
    parts = min(len(paths), _PARTS * context.defaultParallelism)
    answers: list[Any] = context.parallelize(paths, parts).map(partial(_of_path, call)).collect()
    return answers


def _of_path(call: Call, path: str) -> Any:
    return call(path, lambda: open(path, "rb"))


def _in_store(spark: Any, addresses: Sequence[str], call: Call) -> list[Any]:
    """The machines fetch the files themselves. What Spark does not give them is asked for here by
    its name: it has no empty files, none whose name begins with ``_``, and none that is gone or
    closed, of which the store then says why; and those that are too large are left to us.
    """
    store = Store(spark, addresses[0])
    answers = _given(spark, store, addresses, call)
    return [
        answers[one] if one in answers else call(one, partial(store.open, one)) for one in addresses
    ]


def _given(spark: Any, store: Store, addresses: Sequence[str], call: Call) -> dict[str, Any]:
    """Addresses of the files that Spark gives, and what ``call`` answers for them."""
    from pyspark.errors import AnalysisException

    parts = _PARTS * spark.sparkContext.defaultParallelism
    spark.conf.set("spark.sql.files.minPartitionNum", parts)
    spark.conf.set("spark.sql.sources.parallelPartitionDiscovery.parallelism", parts)
    files = spark.read.format("binaryFile").options(**_BY_NAME)
    try:
        table = files.load(list(addresses))
    except AnalysisException:  # one is gone since we looked, and Spark then gives none of them
        there = [one for one in addresses if store.has(one)]
        if not there:
            return {}
        table = files.load(there)
    small = table.where(f"length <= {MOST_BYTES}").select("path", "content")
    return dict(small.rdd.map(partial(_of_row, call)).collect())


def _of_row(call: Call, row: tuple[str, bytearray]) -> tuple[str, Any]:
    address, content = row
    return address, call(address, partial(BytesIO, content))


_BY_NAME = {
    "__globPaths__": False,  # a name may hold * and [
    "ignoreCorruptFiles": True,
    "ignoreMissingFiles": True,
    "recursiveFileLookup": True,  # a folder may be called year=2026, and is no column
}
"""Exactly the files that are named, without those that cannot be had."""
