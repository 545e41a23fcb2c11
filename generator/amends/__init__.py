"""Amends: YAML about repairing relationships, made into a calm, private site of lessons and worksheets."""

__version__ = "0.1.0"
