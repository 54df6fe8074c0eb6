"""Reads pages that are pictures: straightened, cleaned, read with Tesseract in Danish.

Ruling lines and tick boxes are found by their ink and taken out before the letters are read.
What comes out is a sheet of words and lines like that of a page with a text layer, so that
tables, headings, boxes and footnotes are found by the same layout. Nothing is corrected.
``letters.is_installed`` says whether the extra ``ocr`` is there; the rest needs it.
"""
