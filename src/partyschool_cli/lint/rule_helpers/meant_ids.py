"""What a dangling reference may mean: an id for whose entity's name it is, or a near id."""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.names import Names
from partyschool_cli.catalog.pinyin import has_chinese
from partyschool_cli.catalog.references import Key, Mention
from partyschool_cli.catalog.resolve import file_title
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import is_valid_id
from partyschool_cli.source.text.span import FieldPath

# A comparison takes a microsecond; where a folder is lost, nobody reads so many suggestions.
_MOST_COMPARED = 500_000
_MOST_NAMED = 5

# A hint, and the id to write instead if that is certain.
Advice = tuple[str, str | None]


class MeantIds:
    """The ids that a catalog's dangling references may mean.

    An id is given as certain once for a list: there it would be a double the next time.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._names = Names(catalog)
        files = catalog.known_or_misnamed
        self._known = {key: file for key, file in files.items() if is_valid_id(key.id)}
        self._near: dict[Key, tuple[str, ...]] = {}
        self._near_titles: dict[Key, tuple[str, ...]] = {}
        self._compared = 0
        self._taken: dict[tuple[str, FieldPath], set[object]] = {}

    def in_place_of(self, file: LoadedFile | ManifestFile, mention: Mention) -> Advice:
        """What to do about one mention of an entity that no file has."""
        kind, name = mention.target
        if called := self._names.ids(kind, name):
            return self._of_name(file, mention, called)
        if near := [one for one in self._near_ids(mention.target) if not _is(file, kind, one)]:
            return self._of_near_ids(file, mention, near)
        return self._of_nothing_near(file, mention), None

    def _of_name(
        self, file: LoadedFile | ManifestFile, mention: Mention, called: tuple[str, ...]
    ) -> Advice:
        """Advice where a name stands for the id."""
        kind, name = mention.target
        if len(called) > 1:
            choices = self._choices(kind, called)
            return f"这里写编号；叫“{name}”的{kind.title}有 {len(called)} 个：{choices}", None
        hint = f"这里写编号：“{name}”的编号是 {called[0]}"
        if _is(file, kind, called[0]):
            return f"{hint}，就是这个文件自己；改成别的{kind.title}，或删去", None
        if self._is_taken(file, mention, called[0]):
            return f"{hint}，这里已经有它了，多余的删去", None
        return hint, self._take(file, mention, called[0])

    def _of_near_ids(
        self, file: LoadedFile | ManifestFile, mention: Mention, near: list[str]
    ) -> Advice:
        kind, name = mention.target
        hint = f"是不是 {self._choices(kind, near)}？"
        # What is left beside the entity itself is no likelier than that. 李明 is not the teacher
        # whose id sounds like it, unless the name says so too.
        if len(self._near[mention.target]) > 1 or not (
            not has_chinese(name) or name in file_title(self._known[Key(kind, near[0])])
        ):
            return hint, None
        if self._is_taken(file, mention, near[0]):
            return f"{hint}这里已经有它了，多余的删去", None
        return hint, self._take(file, mention, near[0])

    def _of_nothing_near(self, file: LoadedFile | ManifestFile, mention: Mention) -> str:
        kind, name = mention.target
        if others := self._names.of_other_kinds(kind, name):
            if others[0].id == name:
                other = "、".join(key.kind.title for key in others)
                return f"{name} 是{other}的编号，这里要写{kind.title}的编号"
            other = "、".join(f"{key.kind.title} {key.id}" for key in others[:_MOST_NAMED])
            return f"“{name}”是{other} 的名称，这里要写{kind.title}的编号"
        near = [one for one in self._nearly_called(mention.target) if not _is(file, kind, one)]
        if near:
            return f"这里写编号；是不是 {self._choices(kind, near)}？"
        if is_valid_id(name):
            return f"新建 {kind.plural}/{name}.yaml，或改成已有的{kind.title}编号"
        return f"改成已有的{kind.title}编号"

    def _near_ids(self, target: Key) -> tuple[str, ...]:
        if target not in self._near:
            # schools/liudu.yaml and Liudu are liudu, whatever else is near.
            stem = target.id.rpartition("/")[2].removesuffix(".yaml")
            same = Key(target.kind, fold(stem).strip())
            ids = (key.id for key in self._known if key.kind is target.kind)
            found = (same.id,) if same in self._known else self._compare(target.id, ids)
            self._near[target] = found
        return self._near[target]

    def _nearly_called(self, target: Key) -> tuple[str, ...]:
        """The ids of those whose title has the text in it, or nearly is it."""
        if target not in self._near_titles:
            titled: dict[str, list[str]] = {}
            for key in self._known if has_chinese(target.id) else ():
                if key.kind is target.kind and (title := file_title(self._known[key])):
                    titled.setdefault(search_key(title), []).append(key.id)
            near = self._compare(search_key(target.id), titled)
            self._near_titles[target] = tuple(one for title in near for one in titled[title])
        return self._near_titles[target]

    def _compare(self, word: str, candidates: Iterable[str]) -> tuple[str, ...]:
        known = tuple(candidates)
        self._compared += len(known)
        return nearest(word, known, 3) if self._compared <= _MOST_COMPARED else ()

    def _choices(self, kind: Kind, ids: Iterable[str]) -> str:
        ids = tuple(ids)
        shown = (self._shown(Key(kind, one)) for one in ids[:_MOST_NAMED])
        return "、".join(shown) + (" 等" if len(ids) > _MOST_NAMED else "")

    def _shown(self, key: Key) -> str:
        title = file_title(self._known[key])
        return f"{key.id}（{title}）" if title else key.id

    def _is_taken(self, file: LoadedFile | ManifestFile, mention: Mention, name: str) -> bool:
        return name in self._beside(file, mention)

    def _take(self, file: LoadedFile | ManifestFile, mention: Mention, name: str) -> str:
        self._beside(file, mention).add(name)
        return name

    def _beside(self, file: LoadedFile | ManifestFile, mention: Mention) -> set[object]:
        """What stands in the same list or mapping; empty for a field with one value."""
        if not mention.on_key and not isinstance(mention.path[-1], int):
            return set()
        holder = (file.source.path, mention.path[:-1])
        if holder not in self._taken:
            self._taken[holder] = _texts(value_at(file.source.content, mention.path[:-1]))
        return self._taken[holder]


def _texts(holder: Any) -> set[object]:
    return {one for one in holder if isinstance(one, str)} if holder else set()


def _is(file: LoadedFile | ManifestFile, kind: Kind, name: str) -> bool:
    """Whether the file is the entity's own."""
    return isinstance(file, LoadedFile) and file.key == Key(kind, name)
