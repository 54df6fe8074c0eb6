"""Why this area? A choice among the areas of a list, from scores with evidence to the decision."""
