"""The HTTP service: the check and the gate for other programs."""
