"""A second opinion on a figure that the first machine doubts: another machine, other training.

RapidOCR (PP-OCR under ONNX) is the extra ``ocr2``. It takes two seconds to start, so it is started
when the first doubt comes up, and kept for all pages that one process reads.
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Grey

Opinion = Callable[[Grey], str]
"""Reads one line of text in a picture; empty where it sees none."""

SIDES, ENDS = 6, 10
"""Dots of paper around the figure: with none the machine loses signs at the edge."""


@cache
def is_installed() -> bool:
    """Is there a second machine here?"""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


def second_opinion() -> Opinion | None:
    """The second machine, where there is one."""
    return _read if is_installed() else None


def _read(part: Grey) -> str:
    paper = int(np.median(part))
    framed = cv2.copyMakeBorder(part, SIDES, SIDES, ENDS, ENDS, cv2.BORDER_CONSTANT, value=paper)
    seen = _machine()(
        cv2.cvtColor(framed, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True
    )
    return str(seen.txts[0]) if seen.txts else ""


@cache
def _machine() -> Any:
    """One thread, as the first machine: papers are read side by side instead."""
    from rapidocr import RapidOCR

    engine = "EngineConfig.onnxruntime"
    return RapidOCR(
        params={
            "Global.log_level": "error",
            f"{engine}.intra_op_num_threads": 1,
            f"{engine}.inter_op_num_threads": 1,
        }
    )
