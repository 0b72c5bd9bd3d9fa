"""What a county is known by among many: the code of its manifest, else a slug."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.catalog.pinyin import pinyin_order
from partyschool_cli.model.types import DEVICE_NAMES, is_division_code
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.yaml.source_file import SourceFile

_MAX_SLUG: Final = 80
_DIGEST: Final = 12
_NOT_IN_SLUG: Final = re.compile(r"[^a-z0-9]+")
# A code of a county (6 digits) is that of its townships and villages with zeros behind.
_CODE_LENGTH: Final = 12
_COUNTY_LENGTH: Final = 6
_NO_LEVEL: Final = "000"


@dataclass(frozen=True, slots=True)
class County:
    """Who a catalog is of. `key` is safe as the name of a folder or of a file on every system.

    Equal for all ways to write one county: 140121 and 140121000000. `code` is the 行政区划代码 as
    in the manifest, None without a valid one; `title` that of the catalog, empty where the manifest
    has none.
    """

    key: str
    code: str | None
    title: str


def county_of(tree: FileTree, name: str) -> County:
    """The county of a catalog, by its manifest; of a broken one by the `name` of its folder."""
    content: Any = SourceFile(tree, MANIFEST).content
    texts = content if isinstance(content, dict) else {}
    title, region, code = (_text(texts.get(key)) for key in ("title", "region", "code"))
    if is_division_code(code):
        return County(_shortest(code), code, title)
    return County(slug(f"{region} {title}" if title else name), None, title)


def _shortest(code: str) -> str:
    """A code without the levels that it does not have: those of townships, of villages."""
    whole = code.ljust(_CODE_LENGTH, "0")
    while len(whole) > _COUNTY_LENGTH and whole.endswith(_NO_LEVEL):
        whole = whole.removesuffix(_NO_LEVEL)
    return whole


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def slug(text: str) -> str:
    """A text in pinyin, of letters, digits and hyphens: 山西省 清徐县 is `shanxisheng-qingxuxian`.

    A long one ends in a digest of the whole; so does one with nothing to spell, or the name of a
    device of Windows.
    """
    spelled = " ".join(pinyin_order(word).replace(" ", "") for word in text.split())
    found = _NOT_IN_SLUG.sub("-", spelled).strip("-")
    if found and len(found) <= _MAX_SLUG and found not in DEVICE_NAMES:
        return found
    digest = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGEST]
    return f"{found[: _MAX_SLUG - _DIGEST - 1]}-{digest}".strip("-")
