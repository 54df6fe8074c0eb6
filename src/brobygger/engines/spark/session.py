"""Starts Spark, once for a process, and says why where it cannot be started or cannot be used."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

from brobygger.domain.kernel.problem import Problem, Unreadable

_QUIET = Path(__file__).with_name("log.properties")

_EVERYWHERE = {
    "spark.app.name": "brobygger",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_QUIET.as_uri()}",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_HERE = {
    "spark.master": "local[*]",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
}
"""What holds where Spark's own settings say nothing: no page, and without a cluster no door out."""


@contextmanager
def of_parquet(*files: Path) -> Iterator[Any]:
    """Spark, for questions about Parquet files.

    Raises Unreadable where it cannot be started, and for a file that is no Parquet or lacks a
    column.
    """
    spark = started()
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import ParseException, PySparkException

    for file in files:
        if any(sign in str(file.resolve()) for sign in "*?[]{}"):  # Spark would read other files
            raise Unreadable(Problem("FILE-013", "error"))
    try:
        yield spark
    except ParseException:
        raise  # ours, and not the file's
    except (PySparkException, Py4JJavaError) as wrong:
        raise Unreadable(Problem("FILE-012", "error")) from wrong


def started() -> Any:
    """The session of this process, started at its first call and stopped with the process.

    Raises Unreadable where Spark is not installed, and without a Java that it can run on.
    """
    try:
        from pyspark import SparkConf
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as missing:
        raise Unreadable(Problem("FILE-015", "error")) from missing
    home = os.environ.get("JAVA_HOME")
    if which("java", path=f"{home}/bin" if home else None) is None:
        raise Unreadable(Problem("FILE-016", "error"))
    logging.getLogger("py4j").setLevel(logging.ERROR)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the machine's own, without us
    conf = SparkConf()
    given = _EVERYWHERE if conf.contains("spark.master") else {**_EVERYWHERE, **_HERE}
    for name, value in given.items():
        conf.setIfMissing(name, value)
    try:
        return SparkSession.builder.config(conf=conf).getOrCreate()
    except PySparkRuntimeError as stop:  # the Java is too old, or may not start
        raise Unreadable(Problem("FILE-016", "error")) from stop
