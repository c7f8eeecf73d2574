"""Art Studio: paint with neural networks by hand, live, on your own machine."""

__version__ = "0.1.0"
