"""Identifiers that others keep: of a catalog, and of what is in it.

They are hashes of the catalog's title and region, of ids, and of nothing else: the same on every
machine, whatever is moved or renamed, and others in a catalog that uses the same ids.
"""

import uuid
from typing import Final

# Must never change: new identifiers would duplicate every event on every phone.
_NAMESPACE: Final = uuid.UUID("5f0b7a0e-6c59-5d0c-9a57-3f5f0c9d4a21")


def catalog_root(title: str, region: str | None) -> uuid.UUID:
    """The root of a catalog's identifiers."""
    # YAML has no text with a NUL.
    return uuid.uuid5(_NAMESPACE, f"{title}\0{region or ''}")


def session_uid(root: uuid.UUID, ref: str) -> str:
    """The UID in calendars of a session, by `class-id/s01`."""
    return str(uuid.uuid5(root, ref))
