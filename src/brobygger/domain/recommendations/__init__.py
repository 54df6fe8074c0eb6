"""Recommendations of an expert group: parts, owners, money need and the category that follows."""
