"""Finds the printed lines of a page: strokes along the edges and rectangles as thin as a line."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.sheet import Ruling, Sheet

THIN = 3.0
"""A filled shape no thicker than this (points) is a line: Word and LibreOffice draw them so."""
SHORTEST = 4.0
MOST_OBJECTS = 20_000
MOST_RULINGS = 4_000
"""More lines than this on one page are a map or a chart, not tables."""
MOST_POINTS = 64
DEEPEST = 4

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def take_rulings(page: Any, sheet: Sheet) -> None:
    """Add the page's ruling lines, the share of it that pictures cover, and its path count."""
    walk = _Walk(sheet)
    handle = page.raw
    count = pdfium.FPDFPage_CountObjects(handle)
    for index in range(min(count, MOST_OBJECTS)):
        walk.visit(pdfium.FPDFPage_GetObject(handle, index), IDENTITY, 0)
    sheet.paths = walk.paths
    if len(walk.rulings) <= MOST_RULINGS:
        sheet.rulings = walk.rulings
    area = sheet.frame.width * sheet.frame.height
    sheet.picture_share = min(walk.picture_area / area, 1.0) if area else 0.0


class _Walk:
    def __init__(self, sheet: Sheet) -> None:
        self.frame: Frame = sheet.frame
        self.rulings: list[Ruling] = []
        self.picture_area = 0.0
        self.paths = 0

    def visit(self, target: Any, matrix: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(target)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self.paths += 1
            if len(self.rulings) <= MOST_RULINGS:
                self._path(target, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            (x0, y0), (x1, y1) = _bounds(target, matrix)
            self.picture_area += abs(x1 - x0) * abs(y1 - y0)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _times(_matrix_of(target), matrix)
            count = pdfium.FPDFFormObj_CountObjects(target)
            for index in range(min(count, MOST_OBJECTS)):
                self.visit(pdfium.FPDFFormObj_GetObject(target, index), inner, depth + 1)

    def _path(self, target: Any, matrix: Matrix) -> None:
        (x0, y0), (x1, y1) = _bounds(target, matrix)
        if min(abs(x1 - x0), abs(y1 - y0)) <= THIN:
            self._add((x0, y0), (x1, y1))
        elif _is_stroked(target):
            outline = _points(target, _times(_matrix_of(target), matrix))
            for start, end in outline:
                if min(abs(start[0] - end[0]), abs(start[1] - end[1])) <= 0.5:
                    self._add(start, end)

    def _add(self, start: Point, end: Point) -> None:
        box = self.frame.lift_box(*start, *end)
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if max(wide, high) < SHORTEST:
            return
        if wide >= high:
            self.rulings.append(Ruling(True, (box.y0 + box.y1) / 2, box.x0, box.x1))
        else:
            self.rulings.append(Ruling(False, (box.x0 + box.x1) / 2, box.y0, box.y1))


def _bounds(target: Any, matrix: Matrix) -> tuple[Point, Point]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(target, left, bottom, right, top)
    return (
        _apply(matrix, left.value, bottom.value),
        _apply(matrix, right.value, top.value),
    )


def _is_stroked(target: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(target, fill, stroke)
    return bool(stroke.value)


def _points(target: Any, matrix: Matrix) -> list[tuple[Point, Point]]:
    """The straight pieces of a path; nothing of a path with many points (a drawing)."""
    count = pdfium.FPDFPath_CountSegments(target)
    if not 2 <= count <= MOST_POINTS:
        return []
    pieces: list[tuple[Point, Point]] = []
    begun = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(target, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            pieces.append((last, here))
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            pieces.append((here, begun))
            last = begun
    return pieces


def _matrix_of(target: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(target, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
