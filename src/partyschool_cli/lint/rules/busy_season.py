"""Daytime sessions for farmers while the fields are busy."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions, time_of
from partyschool_cli.model.vocabulary import FARMERS
from partyschool_cli.timetable.day_parts import is_daytime
from partyschool_cli.timetable.meetings import slot_of
from partyschool_cli.timetable.seasons import is_within
from partyschool_cli.wording.dates import season_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class and busy season, at the first daytime session in it. Activities take time too."""
    manifest = context.catalog.manifest
    seasons = manifest.calendar.busy_seasons
    for name, timeline in context.timetable.by_class.items() if seasons else ():
        if FARMERS not in context.catalog.classes[name].audience:
            continue
        found: dict[int, list[ClassSession]] = {}
        for meeting in timeline.meetings:
            if is_daytime(meeting.start, manifest.day_parts):
                index = next(
                    (i for i, season in enumerate(seasons) if is_within(meeting.date, season)), None
                )
                if index is not None:
                    found.setdefault(index, []).append(meeting.session_of(name))
        for index, sessions in found.items():
            yield _finding(context, index, sessions)


def _finding(context: CatalogContext, index: int, sessions: list[ClassSession]) -> Finding:
    season = context.catalog.manifest.calendar.busy_seasons[index]
    first, *others = sessions
    return Finding(
        at_session(context, first, "date"),
        f"{called(first.training_class)}有 {len(sessions)} 次白天的课在{season.title}期间，"
        f"第一次是{time_of(slot_of(first.session))}",
        "改到晚上，或错开农忙",
        (
            *related_sessions(context, others, "date"),
            Related(
                context.at_manifest("calendar", "busy_seasons", index),
                f"{season.title}：{season_text(season.from_, season.to)}",
            ),
        ),
        named=(season.title,),
    )


_FORFARMERS = {
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
        "农忙时节农民白天没空，课改在晚上，或错开农忙。农忙季节写在总目录 "
        "calendar 下面的 busy_seasons。"
    ),
    check=check,
    bad=(
        Example(_FORFARMERS, _season("春耕", "03-11", "04-20"), at="classes/youth.yaml:9:11"),
        Example(_FORFARMERS, _season("冬管", "12-20", "03-11"), at="classes/youth.yaml:9:11"),
    ),
    good=(Example(_FORFARMERS, _season("春耕", "03-12", "04-20")),),
)
