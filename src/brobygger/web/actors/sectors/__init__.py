"""The kinds of organisations that the city sorts its actors by."""
