"""Works on the machines of a cluster with Spark: counts card codes, and goes through papers.

Which machines it runs on is Spark's own setting (``spark.master``); without one it is this machine
alone. Nothing of Spark is loaded before the first question.
"""

from brobygger.engines.spark.counting import InSpark, sessions_and_keys
from brobygger.engines.spark.papers import each
from brobygger.engines.spark.store import store_at

__all__ = ["InSpark", "each", "sessions_and_keys", "store_at"]
