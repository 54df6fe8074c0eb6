"""The pages of papers: HTTP in, steps called, template out."""
