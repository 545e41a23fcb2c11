"""Adapters: what connects the core to a host, to files and to the command line."""
