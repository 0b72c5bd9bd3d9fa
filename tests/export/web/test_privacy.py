"""What is not public is in no file of the public site: all bytes of all files are searched.

Every hidden text has `zqx` in it, whatever else it says: readings in pinyin and escapes keep that.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.web.web_site import SiteRequest
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, small_site, whole_site

HIDDEN = re.compile(rb"zqx\w*", re.IGNORECASE)
COURSE, TEACHER, SITE = "courses/dangzhang.yaml", "teachers/wang.yaml", "sites/jiaoshi.yaml"
SCHOOL, CLASS = "schools/liudu.yaml", "classes/banci.yaml"
AWAY = "unavailable: [{from: 2026-10-20, to: 2026-10-21, why: 私事zqxwhy}]\n"
SESSION = "  - {{id: {id}, date: 2026-10-13, start: {start}, end: {end}, {what}}}\n"


def hidden(path: str, name: str, **changes: str) -> dict[str, str]:
    """An entity like the base catalog's, hidden: a draft, and a retired one."""
    text = BASE[path]
    for old, new in changes.items():
        text = text.replace(old, new)
    title = re.sub(r"(?m)^(title|name): (.*)$", rf"\1: \2zqx{name}", text, count=1)
    folder = path.partition("/")[0]
    return {
        f"{folder}/zqx{status}{name}.yaml": f"{title}status: {status}\n"
        for status in ("draft", "retired")
    }


def secret_catalog() -> dict[str, str | bytes | None]:
    """A catalog with something hidden at every place that there is for it."""
    sessions = (
        ("s02", "08:30", "10:00", "course: zqxdraftcourse, teachers: [wang], site: jiaoshi"),
        ("s03", "10:10", "11:40", "course: dangzhang, teachers: [zqxdraftteacher, wang]"),
        ("s04", "14:30", "16:00", "activity: 座谈, site: zqxretiredsite, teachers: [wang]"),
    )
    return {
        **hidden(COURSE, "course"),
        **hidden(TEACHER, "teacher"),
        **hidden(SITE, "site"),
        **hidden(SCHOOL, "school"),
        **hidden(CLASS, "class", dangzhang="zqxdraftcourse"),
        SCHOOL: BASE[SCHOOL] + "parent: zqxdraftschool\nnotes: 内部zqxschoolnotes\n",
        COURSE: BASE[COURSE]
        + "requires: [zqxdraftcourse]\nsites: [jiaoshi, zqxretiredsite]\n"
        + "notes: 内部zqxcoursenotes\n",
        TEACHER: f"{BASE[TEACHER]}{AWAY}notes: 内部zqxteachernotes\nschool: zqxretiredschool\n",
        SITE: f"{BASE[SITE]}{AWAY}notes: 内部zqxsitenotes\ntravel_minutes: {{zqxdraftsite: 20}}\n",
        CLASS: BASE[CLASS].replace("sessions:", "courses: [dangzhang, zqxdraftcourse]\nsessions:")
        + "".join(
            SESSION.format(id=name, start=start, end=end, what=what)
            for name, start, end, what in sessions
        )
        + "notes: 内部zqxclassnotes\n# 注释zqxcomment\n",
        "courses/broken.yaml": "title: 坏的zqxbroken\nkind: [\n",
        "teachers/zqxinvalid.yaml": "name: 错的zqxinvalid\ncategory: school-teacher\nno_field: 1\n",
    }


def found_in(site: Mapping[str, bytes]) -> dict[str, set[bytes]]:
    """The hidden texts of a site's files, also of their names."""
    searched = {path: path.encode() + data for path, data in site.items()}
    return {path: set(HIDDEN.findall(data)) for path, data in searched.items()}


def test_nothing_hidden_is_in_any_byte_of_the_public_site(tmp_path: Path) -> None:
    found = found_in(made(small_site(tmp_path, secret_catalog())))
    assert {path: words for path, words in found.items() if words} == {}


def test_all_of_it_is_in_the_private_site_but_what_cannot_be_read(tmp_path: Path) -> None:
    request = SiteRequest(TODAY, is_private=True)
    site = made(small_site(tmp_path, secret_catalog(), request))
    words = set().union(*found_in(site).values())
    kinds = ("course", "teacher", "site", "school", "class")
    expected = {f"zqx{status}{kind}" for kind in kinds for status in ("draft", "retired")}
    expected |= {f"zqx{kind}" for kind in kinds} | {f"zqx{kind}notes" for kind in kinds}
    assert {word.encode() for word in expected} | {b"zqxwhy"} <= words
    assert not {b"zqxbroken", b"zqxcomment", b"zqxinvalid"} & words
    # On the pages too, not only in the data.
    pages = b"".join(data for path, data in site.items() if path.endswith(".html"))
    for kind in kinds:
        assert f"zqx{kind}notes".encode() in pages, kind
    assert b"zqxwhy" in pages


def test_a_session_that_names_what_is_hidden_is_there_without_it(tmp_path: Path) -> None:
    site = made(small_site(tmp_path, secret_catalog()))
    page = site["classes/banci.html"].decode()
    assert "王示例" in page
    assert page.count('class="item') >= 4
    assert "座谈" in page


def hidden_texts(catalog: Catalog) -> Iterator[str]:
    """What a catalog has and does not publish: ids, titles, notes, reasons."""
    for file in catalog.files:
        entity = file.entity
        if entity is None:
            continue
        yield from filter(None, (entity.notes, *_reasons(entity)))
        if entity.status != "active":
            yield str(getattr(entity, "name", None) or getattr(entity, "title", entity.id))
            yield entity.id


def _reasons(entity: Entity) -> Iterator[str | None]:
    return (one.why for one in getattr(entity, "unavailable", ()))


def test_nothing_hidden_of_a_whole_catalog_is_in_its_site() -> None:
    for folder in (SHIPPED, PINGCHENG):
        site = whole_site(folder)
        everything = b"\n".join(path.encode() + data for path, data in site.items()).decode()
        catalog = loaded(folder)
        # What an active entity says as well is public: the id of a draft may be in another's.
        public = "\n".join(
            repr(file.entity.model_copy(update={"notes": None, "unavailable": ()}))
            for file in catalog.files
            if file.entity is not None and file.entity.status == "active"
        )
        texts = {text for text in hidden_texts(catalog) if text not in public}
        assert len(texts) > 5 or folder != SHIPPED
        assert {text for text in texts if text in everything} == set()


def test_data_have_neither_notes_nor_reasons(tmp_path: Path) -> None:
    data = made(small_site(tmp_path, secret_catalog()), "data/")
    assert {f"data/{kind.plural}.json" for kind in Kind} <= data.keys()
    for path, text in data.items():
        for word in (b'"notes"', b'"why"', b'"draft"', b'"retired"'):
            assert word not in text, path
