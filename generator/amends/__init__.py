"""Amends: YAML written by people who understand relationships, made into a calm, private site of lessons and worksheets."""

__version__ = "0.1.0"
