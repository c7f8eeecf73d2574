"""The Latent workspace: pictures that a generator makes, explored by hand."""
