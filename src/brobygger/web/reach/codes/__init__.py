"""Card codes: decided, printed, given at a session, and destroyed. Off until somebody decides."""
