"""Rendering: content to a tree of pages and assets that any host can build."""
