"""Papers in our own words, with the real case's figures and structure, to try the program on."""
