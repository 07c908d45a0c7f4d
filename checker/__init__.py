"""decision-checker: checks a council's procurement decision record before it is published."""

__version__ = "0.1.0"
