"""Loading: YAML files to data that knows its lines, to models, with messages for authors."""
