"""The rules of the field, pure: no Django, files, clocks or network."""
