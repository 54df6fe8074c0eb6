"""Which areas: dated lists, the law's criteria, scores with evidence, a choice with its reason."""
