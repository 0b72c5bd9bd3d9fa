"""Daytime sessions for farmers while the fields are busy."""

from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions, time_of
from partyschool_cli.timetable.day_parts import is_daytime
from partyschool_cli.timetable.meetings import PlacedSession
from partyschool_cli.timetable.seasons import is_within, season_text

# The audience of the format's own vocabulary whose work the seasons are.
_FARMERS = "farmers"


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each class and busy season, at the first daytime session in it. Activities take time too."""
    manifest = inspection.catalog.manifest
    seasons = manifest.calendar.busy_seasons
    for sessions in inspection.timetable.sessions_of_class.values() if seasons else ():
        if _FARMERS not in sessions[0].training_class.audience:
            continue
        found: dict[int, list[PlacedSession]] = {}
        for placed in sessions:
            if is_daytime(placed.start, manifest.day_parts):
                index = next(
                    (i for i, season in enumerate(seasons) if is_within(placed.date, season)), None
                )
                if index is not None:
                    found.setdefault(index, []).append(placed)
        for index, held in found.items():
            yield _finding(inspection, index, held)


def _finding(inspection: Inspection, index: int, sessions: list[PlacedSession]) -> Finding:
    season = inspection.catalog.manifest.calendar.busy_seasons[index]
    first, *others = sessions
    return Finding(
        at_session(inspection, first, "date"),
        f"{called(first.training_class)}有 {len(sessions)} 次白天的课在{season.title}期间，"
        f"从{time_of(first)}起",
        "改到晚上，或错开农忙",
        (
            *related_sessions(inspection, tuple(others), "date"),
            Related(
                inspection.at_manifest("calendar", "busy_seasons", index),
                f"{season.title}：{season_text(season)}",
            ),
        ),
        named=(season.title,),
    )


_FOR_FARMERS = {
    "courses/memorial.yaml": {"[village-cadres]": "[village-cadres, farmers]"},
    "classes/youth.yaml": {"[village-cadres]": "[farmers]"},
}


def _season(title: str, first: str, last: str) -> dict[str, str]:
    season = f"{{title: {title}, from: {first}, to: {last}}}"
    return {"catalog.yaml": f"calendar: {{busy_seasons: [{season}]}}\n"}


rule = Rule(
    code="PS415",
    severity="info",
    title="农忙时白天排课",
    reason=(
        "农忙时节农民白天没空，课改在晚上，或错开农忙。农忙季节写在总目录的 calendar.busy_seasons。"
    ),
    check=check,
    bad=(
        Example(_FOR_FARMERS, _season("春耕", "03-11", "04-20"), at="classes/youth.yaml:9:11"),
        Example(_FOR_FARMERS, _season("冬管", "12-20", "03-11"), at="classes/youth.yaml:9:11"),
    ),
    good=(Example(_FOR_FARMERS, _season("春耕", "03-12", "04-20")),),
)
