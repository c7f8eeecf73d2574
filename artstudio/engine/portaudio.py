"""What microphone and loudspeaker share: PortAudio, which need not be there, and devices that can vanish."""

from __future__ import annotations

from typing import Any

from artstudio.errors import BadInputError

PATIENCE = 3.0
"""Seconds without samples, of which some come and go many times a second, until a device counts as gone."""


def library(no_library: str, no_device: str) -> Any:
    """The module `sounddevice`. Raises `BadInputError` with one of these sentences where it can't be had."""
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise BadInputError(no_library) from error
    except Exception as error:  # of sounddevice itself, where the system's sound is out of order
        raise BadInputError(no_device) from error
    return sounddevice


def is_active(stream: Any) -> bool:
    """Whether a device says that it goes on; some of those that are gone just fall silent."""
    import sounddevice

    try:
        return bool(stream.active)
    except sounddevice.PortAudioError:
        return False
