"""Records' plain data as JSON that is safe to print."""

import json
import re
from typing import Any

# JSON escapes C0 itself; a terminal may obey DEL and C1 as well.
_CONTROLS = re.compile("[\x7f-\x9f]")


def json_text(data: Any, indent: int | None = None) -> str:
    """`data` as JSON text with its Chinese readable, without control characters."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
