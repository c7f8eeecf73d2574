"""Art Studio: paint with neural networks by hand, live, on your own machine."""

import os

# Before torch is imported. Its threads would otherwise look for more work for a while after each step of a
# network, and take the processor from the window; where other programs are busy too, from each other, which
# made trainings up to six times as slow. With the machine to itself, a training from the command line is a
# tenth faster with OMP_WAIT_POLICY=active.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

__version__ = "0.1.0"
