"""Budget notes: what they say, whether it adds up, and which recommendation they serve."""
