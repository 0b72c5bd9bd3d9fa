"""The files of a new catalog: those of `templates/init/`, named, dated and addressed.

The templates are a catalog themselves. The sample class is moved by whole weeks to the near
future, and the address to install pschool from is put into the workflow and the hook.
"""

import datetime as dt
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, NamedTuple

from partyschool_cli.source.yaml.yaml_scalar import scalar

DEFAULT_TITLE: Final = "示例乡党校课程目录"
WORKFLOW: Final = ".github/workflows/pschool.yml"

_COUNTY: Final = "示例县"
_TOWNSHIP: Final = "示例乡"
_CATALOG: Final = "catalog/"
_MANIFEST: Final = "catalog/catalog.yaml"
_CLASSES: Final = "catalog/classes/"
_README: Final = "README.md"
_SCHEMAS: Final = ".vscode/pschool/"
_HOOK: Final = ".pre-commit-config.yaml"
# The README's sample ids, and what stands for them where there are no samples.
_SAMPLE_IDS: Final = {"village-cadres": "班次编号", "party-charter": "课程编号"}
# The week of the sample class in the templates; its sessions are on Tuesday and Wednesday.
_TEMPLATE_MONDAY: Final = dt.date(2026, 3, 2)
_WEEKS_AHEAD: Final = 12
# Also of a hook that is commented out.
_SYSTEM: Final = re.compile(r"^(.*)language: system$", re.MULTILINE)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Names(NamedTuple):
    """What a new catalog and its samples are called; None for the templates' own names."""

    title: str | None = None
    region: str | None = None
    county: str | None = None
    township: str | None = None

    @property
    def catalog(self) -> str:
        """The catalog's title: as given, else by the place that it is for."""
        place = self.township or self.county
        return self.title or (f"{place}党校课程目录" if place else DEFAULT_TITLE)

    def applied(self, text: str) -> str:
        """A template with the names of its places."""
        text = text.replace(_COUNTY, self.county or _COUNTY)
        return text.replace(_TOWNSHIP, self.township or _TOWNSHIP)


def initial_files(
    names: Names, today: dt.date, address: str | None, *, with_samples: bool = True
) -> dict[str, bytes]:
    """The files of `init`: path with `/` → content. `address` is what CI installs pschool from.

    Without samples the catalog has its manifest only.
    """
    from partyschool_cli.model.json_schema import schema_files

    shift = sample_monday(today) - _TEMPLATE_MONDAY
    texts = {
        path: _filled(path, text, names, shift)
        for path, text in _templates(files("partyschool_cli.cli") / "templates" / "init")
        if with_samples or not path.startswith(_CATALOG) or path == _MANIFEST
    }
    if not with_samples:
        texts[_README] = _without_samples(texts[_README])
        texts[_MANIFEST] = re.sub(r"(?m)^needs:\n( .*)$", r"# needs:\n# \1", texts[_MANIFEST])
    if address is not None:
        texts[WORKFLOW] = texts[WORKFLOW].replace('PSCHOOL: ""', f'PSCHOOL: "{address}"')
        texts[_HOOK] = _SYSTEM.sub(
            lambda line: (
                f'{line[1]}language: python\n{line[1]}additional_dependencies: ["{address}"]'
            ),
            texts[_HOOK],
        )
    texts |= {_SCHEMAS + name: schema for name, schema in schema_files().items()}
    return {path: text.encode() for path, text in texts.items()}


def sample_monday(today: dt.date) -> dt.date:
    """The Monday of the sample class's week: the next one in which no session is on a holiday.

    If the holidays after `today` are not announced yet, the week is that of the templates, so that
    the new catalog lints clean.
    """
    from partyschool_cli.model.manifest import Calendar
    from partyschool_cli.timetable.calendar import TeachingCalendar, is_known_year

    calendar = TeachingCalendar(Calendar())
    this_monday = today.toordinal() - today.weekday()
    for monday in range(this_monday + 7, this_monday + 7 * _WEEKS_AHEAD, 7):
        if monday + 6 > dt.date.max.toordinal():
            break
        days = [dt.date.fromordinal(monday + day) for day in (1, 2)]
        if all(is_known_year(day.year) and calendar.day_off(day) is None for day in days):
            return dt.date.fromordinal(monday)
    return _TEMPLATE_MONDAY


def _templates(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_text("utf-8")


def _filled(path: str, text: str, names: Names, shift: dt.timedelta) -> str:
    if path == _README:
        return text.replace(DEFAULT_TITLE, names.catalog, 1)
    if path == _MANIFEST:
        text = text.replace(DEFAULT_TITLE, scalar(names.catalog), 1)
        if names.region is None:
            return text
        return re.sub(
            r"(?m)^# (region: )\S+", lambda found: found[1] + scalar(names.region or ""), text
        )
    if path.startswith(_CLASSES):
        text = _DATE.sub(lambda day: f"{dt.date.fromisoformat(day[0]) + shift}", text)
    return names.applied(text) if path.startswith(_CATALOG) else text


def _without_samples(readme: str) -> str:
    readme = readme.replace("目前的内容都是示例，照着改成自己的即可。\n", "")
    for sample, general in _SAMPLE_IDS.items():
        readme = readme.replace(sample, general)
    return readme
