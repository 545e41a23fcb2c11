"""Benchmarks, each with a command of its own; see README.md here."""
