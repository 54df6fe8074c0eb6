"""Spark for the tests that need it; where it is absent they are skipped, and say why."""

import os
from collections.abc import Iterator
from shutil import which
from typing import Any

import pytest


@pytest.fixture(scope="module")
def spark() -> Iterator[None]:
    """A machine with Spark and a Java for it; what was started stops with the last test."""
    pyspark: Any = pytest.importorskip("pyspark.sql", reason="Spark is not here: make spark")
    if which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("Spark needs Java 17")
    yield
    if session := pyspark.SparkSession.getActiveSession():
        session.stop()
