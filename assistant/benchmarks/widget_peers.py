"""Other chat widgets, from the packages their makers publish, as their makers publish them."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tarfile
from pathlib import Path

# The one file a page loads, in the version whose size is told.
PEERS = {
    "deep-chat": ("2.4.2", "dist/deepChat.bundle.js"),
    "botframework-webchat": ("4.18.1", "dist/webchat-minimal.js"),
    "rasa-webchat": ("1.0.1", "lib/index.js"),
}
_PATIENCE_S = 600


def fetch(name: str, folder: Path) -> bytes | str:
    """The file of a peer as a page loads it, or why it cannot be had."""
    if shutil.which("npm") is None:
        return "npm is not installed"
    version, file = PEERS[name]
    folder.mkdir(parents=True)
    command = ["npm", "pack", f"{name}@{version}", "--silent"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE_S)
    packed = next(folder.glob("*.tgz"), None)
    if done.returncode or packed is None:
        return f"{name}@{version} could not be fetched"
    with tarfile.open(packed) as archive:
        for member in archive:
            if member.name == f"package/{file}":
                content = archive.extractfile(member)
                return content.read() if content else b""
    return f"{name}@{version} holds no {file}"


def kilobytes(content: bytes) -> float:
    """Packed with gzip, in units of 1024 bytes."""
    return round(len(gzip.compress(content, 9, mtime=0)) / 1024, 1)
