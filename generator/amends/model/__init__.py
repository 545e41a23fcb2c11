"""The models of lessons, worksheets, pathways and the shared files."""
