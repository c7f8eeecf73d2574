"""Training generators. Needs nothing beyond torch, NumPy, Pillow and safetensors."""
