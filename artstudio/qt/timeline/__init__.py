"""The timeline below the canvas: keyframes, transport, sound and the film that comes of it."""
