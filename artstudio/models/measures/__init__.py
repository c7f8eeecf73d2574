"""How well a generator has learnt: measures of its pictures, each by its paper."""
