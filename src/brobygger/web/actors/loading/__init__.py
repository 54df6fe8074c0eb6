"""A list of organisations as it comes from a spreadsheet: read, judged row by row, taken in."""
