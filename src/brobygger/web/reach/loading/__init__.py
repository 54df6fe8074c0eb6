"""Numbers of past sessions from a spreadsheet: judged row by row, taken in, undone."""
