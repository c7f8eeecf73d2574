"""Training a generator: the folder, what was found in it, and how the model comes on."""
