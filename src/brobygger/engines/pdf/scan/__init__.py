"""Reads pages that are pictures: turned, straightened, cleaned, read with Tesseract in Danish.

``way_up.read_page`` is the way in. Ruling lines, tick boxes, fractions and raised digits are found
by their ink and taken out before the letters are read; figures are read once more afterwards.
What comes out is a sheet of words and lines like that of a page with a text layer, so that
tables, headings, boxes and footnotes are found by the same layout. Nothing is corrected.
``letters.is_installed`` says whether the extra ``ocr`` is there; the rest needs it.
"""
