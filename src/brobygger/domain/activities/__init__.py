"""Activities and the sessions held of them: how many came, and never who."""
