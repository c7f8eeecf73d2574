"""Art Studio: paint with neural networks by hand, live, on your own machine."""

import os

# Before torch is imported. Its threads would otherwise look for more work for a while after each step of a
# network, and take the processor from the window; where other programs are busy too, from each other.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

__version__ = "0.1.0"
