"""Local actors: who works with whom, what is known of it, and where a bridge is missing."""
