"""Measures how well facts are read, on records whose facts a person has labelled."""
