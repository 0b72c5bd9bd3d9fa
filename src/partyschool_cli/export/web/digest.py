"""Digests of what files of the site are made of."""

import pickle
from hashlib import blake2b
from typing import Any


def digest_of(value: Any) -> str:
    """A digest of data: of texts, numbers, days, and dataclasses and tuples of these."""
    return blake2b(pickle.dumps(value, 5), digest_size=16).hexdigest()
