"""The models: what lessons, worksheets, pathways and everything around them are made of."""
