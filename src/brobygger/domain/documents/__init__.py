"""What a paper is once it has been opened: pages, lines, tables, and values with their place."""
