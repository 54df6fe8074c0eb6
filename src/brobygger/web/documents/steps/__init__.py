"""One function per verb, by the moment in a paper's life: arrival, review, closing."""
