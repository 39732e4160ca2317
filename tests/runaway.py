"""Readers that run away, for the tests of what stops them; the process apart loads this module by its name."""

from __future__ import annotations

import ctypes
import socket
import subprocess
import sys

from reconcile.readers._extract import Extract
from reconcile.settings import Settings


def read(data: bytes, settings: Settings) -> Extract:
    """Do what the bytes say."""
    match data.decode():
        case "circles":
            while True:
                pass
        case "memory":
            held = [bytearray(50_000_000) for _ in range(1000)]
            return Extract(str(len(held)))
        case "crash":
            ctypes.string_at(0)
        case "network":
            socket.create_connection(("127.0.0.1", 9))
        case "program":
            subprocess.run(["true"], check=True)
        case "depth":
            sys.setrecursionlimit(10**9)
            return read(data, settings)
    return Extract("A word.")
