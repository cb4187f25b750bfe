"""What strangers might hand in, and a configuration that turns files into traps."""

from __future__ import annotations

import io
import os
import signal
import time
import zipfile
from dataclasses import dataclass

from claimcheck.config import Config

DEEP = 100_000
"""How deep nesting goes that is meant to overflow a stack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trapped(Config):
    """A configuration that is asked for each article: for some it never answers.

    It stands for a rule, or a library, that a file brings to a halt; it can be sent to a process.
    """

    def site_of(self, path: str) -> str:
        if "loops" in path:
            while True:
                pass
        if "deaf" in path:  # as in a call of a library that hears no alarm
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            while True:
                time.sleep(1)
        if "swells" in path:
            held = [bytearray(1 << 28)]
            while True:
                held.append(bytearray(1 << 28))
        if "dies" in path:
            os.kill(os.getpid(), signal.SIGKILL)
        if "leaves" in path:
            os._exit(7)
        return ""


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def swelling(name: str, size: int) -> bytes:
    """Return a zip archive of which one part unpacks to many times its size."""
    return zipped({name: b" " * size})


ENTITIES = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{ENTITIES}]><x>&j;</x>'
"""A billion laughs: ten entities, each ten times the one before."""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
"""A document that asks for a file of the machine it is read on."""
