"""What becomes of the recommendations: state at a date, what hangs on what, what to choose."""
