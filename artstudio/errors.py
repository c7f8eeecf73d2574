"""The errors a person may see. Each carries one sentence that says what is wrong and what to do."""

from __future__ import annotations


class ArtStudioError(Exception):
    """Base of every error whose text is meant for the artist. ``str(error)`` is that sentence."""


class BadInputError(ArtStudioError):
    """A file, folder, picture or argument that cannot be used."""


class MissingError(BadInputError):
    """A model that isn't installed."""


class WeightsError(ArtStudioError):
    """A weight file that is missing, damaged or not recognized."""


class OutOfMemoryError(ArtStudioError):
    """A device ran out of memory and no smaller way of working was left."""
