"""Files that ship with Art Studio: weights, styles, samples, icons, translations."""
