"""The style transfer family."""
