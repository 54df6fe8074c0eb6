"""The process that reads hostile files one after the other, until one of them ends it."""

import os
import pickle
import resource
import sys
from dataclasses import replace
from typing import IO

from hostile.outcome import outcome_of


def _work(question: IO[bytes], answer: IO[bytes], cpu_seconds: int, memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    while True:
        try:
            file = pickle.load(question)
        except EOFError:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        begun = used.ru_utime + used.ru_stime
        resource.setrlimit(resource.RLIMIT_CPU, (int(begun) + cpu_seconds + 1, most))
        outcome = outcome_of(file)
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = used.ru_utime + used.ru_stime - begun
        data = pickle.dumps(replace(outcome, seconds=seconds))
        answer.write(len(data).to_bytes(8, "big") + data)
        answer.flush()


def main() -> None:
    """Files on standard input, outcomes on what was standard output, where libraries print."""
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        _work(sys.stdin.buffer, answer, int(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
