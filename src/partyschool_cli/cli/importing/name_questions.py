"""Ask whether a name that is nearly one of the catalog is that one."""

from collections.abc import Iterable
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.change import Desk
from partyschool_cli.cli.importing.import_options import ImportOptions
from partyschool_cli.errors import RefusedError
from partyschool_cli.exchange.entities.references import NameKey
from partyschool_cli.exchange.entities.unclear_names import UnclearName

_NONE: Final = "-"  # no id


def decided_names(
    desk: Desk, names: Iterable[UnclearName], options: ImportOptions
) -> dict[NameKey, Key | None]:
    """Which entities the names mean, as far as somebody says so; None for a new one.

    Raises KeyboardInterrupt as `ask` does.
    """
    found: dict[NameKey, Key | None] = {}
    for name in names:
        if options.accept_similar and name.match.best is not None:
            found[name.key] = name.match.best
        elif options.asks:
            found[name.key] = _asked(desk.lookup, name, options)
    return found


def refused_name(desk: Desk, name: UnclearName, option: str) -> RefusedError:
    """The error for a name of the command line that nobody decides about."""
    titles = "、".join(f"{desk.lookup.title(key)}（{key.id}）" for key in name.match.candidates)
    message = f"{option} 写的“{name.said.text}”像是{titles}，又不完全一样，什么都没有写"
    return RefusedError(message, "写编号或全名；就是它的话，加 --accept-similar")


def _asked(lookup: Lookup, name: UnclearName, options: ImportOptions) -> Key | None:
    from partyschool_cli.cli.asking.choices import Choice
    from partyschool_cli.cli.asking.choose import choose

    kind = name.said.kind
    known = [
        Choice(key.id, lookup.title(key), _told_of(lookup, key)) for key in name.match.candidates
    ]
    other = "都不是，新建一个" if options.makes_new else "都不是，不导这一行"
    chosen = choose(
        f"{kind.title}“{name.said.text}”是目录里的哪一个",
        [*known, Choice(_NONE, other)],
        about=_where(name),
    )
    return None if chosen in (None, _NONE) else Key(kind, str(chosen))


def _told_of(lookup: Lookup, key: Key) -> str:
    """What tells two of the same name apart: the id, the post, the school."""
    content = lookup.content(key)
    return "，".join([key.id, *(str(content[one]) for one in ("post", "unit") if content.get(one))])


def _where(name: UnclearName) -> str:
    if not name.places:
        return ""
    first = name.places[0]
    more = f" 等 {len(name.places)} 处" if len(name.places) > 1 else ""
    return f"在 {first.sheet} {first.cell}{more}"
