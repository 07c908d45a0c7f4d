"""Scenarios that pin the rules: the step vocabulary for lawyers, and the pytest-bdd glue that runs it."""
