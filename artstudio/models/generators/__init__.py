"""Models that make pictures out of numbers: latent spaces to steer through."""
