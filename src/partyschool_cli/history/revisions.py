"""The catalog that a word of the command line means: a revision, a day, a folder.

In this order: what git knows by that name, `published` (the last timetable that was sent), a day
(the last commit of it or before), a folder with a catalog.
"""

import datetime as dt
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.date_forms import days_of
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.file_history import incomplete_history, is_shallow
from partyschool_cli.locate import catalog_at, git_root
from partyschool_cli.model.manifest import DEFAULT_TIMEZONE
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, shown_path
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.git import Repository, repository_of, run_git
from partyschool_cli.source.git.git_log import manifest_before
from partyschool_cli.source.git.git_objects import SHORT, Revision
from partyschool_cli.source.git.git_tree import GitTree, commit_named, prefix_of, tree_of
from partyschool_cli.source.yaml.source_file import SourceFile

PUBLISHED: Final = "published"
# What the tags of published timetables begin with; a date and a number follow.
PUBLISHED_TAGS: Final = "pschool/published/"
HEAD: Final = "HEAD"
# What follows a name in git to lead to another commit: `HEAD~3`, `main^`, `main@{1}`.
_STEPS: Final = re.compile(r"[~^]|@\{")


class Side(NamedTuple):
    """One side of a comparison; `label` is what it is called, `commit` None if it is a folder."""

    label: str
    tree: FileTree
    commit: str | None

    @property
    def name(self) -> str:
        """What it is called in JSON: the id of its commit, else its folder as seen from here."""
        if self.commit is not None:
            return self.commit
        folder = os.fspath(self.tree.folder)
        # On another drive, or where the working folder is gone, as it is.
        with suppress(ValueError, OSError):
            folder = os.path.relpath(folder)
        return shown_path(folder).replace(os.sep, "/")


def files_side(root: Path) -> Side:
    """The catalog's files as they are now."""
    return Side("现在的文件", DiskTree(root), None)


def head_side(root: Path) -> Side:
    """The catalog of the last commit. Raises CommandLineError if there is none, or no catalog."""
    return _side(root, head_revision(root), is_whole=False)


def head_revision(root: Path) -> Revision:
    """The last commit. Raises CommandLineError if there is none."""
    repository = repository_of(root)
    commit = commit_named(repository, HEAD)
    if commit is None:
        raise _unborn(repository)
    return Revision(repository, commit, HEAD)


def side_named(
    root: Path | None, word: str, today: dt.date, *, is_whole: bool = False
) -> Side | None:
    """What `word` means for the catalog at `root`; None if it is neither revision, day nor folder.

    Without a catalog here (no `root`) it can be a folder only. A revision's files are read one by
    one as they are needed, or all now (`is_whole`). Raises CommandLineError if git cannot read the
    revision, or the catalog was not in it.
    """
    folder = catalog_at(word) if word else None
    if root is not None and git_root(os.path.realpath(root)) is not None:
        try:
            found = _revision(root, word, today)
            if found is not None:
                return _side(root, found, is_whole=is_whole)
        except CommandLineError:
            if folder is None:
                raise
    return Side(shown_path(word), DiskTree(Path(folder)), None) if folder is not None else None


def required_side(root: Path, word: str, today: dt.date, *, is_whole: bool = False) -> Side:
    """As `side_named`, where nothing else can be meant; CommandLineError for what is none."""
    found = side_named(root, word, today, is_whole=is_whole)
    if found is None:
        raise unknown_revision(root, word)
    return found


def unknown_revision(root: Path, word: str) -> CommandLineError:
    """The error for a word that is none of what `side_named` takes, with the nearest name."""
    repository = repository_of(root)
    base = _STEPS.split(word)[0]
    near = nearest(base, (HEAD, PUBLISHED, *revision_names(root)), 1)
    if is_shallow(repository) and (base != word or not near):
        hint = "克隆得太浅，看不到更早的：运行 git fetch --unshallow"
    elif base != word and commit_named(repository, base or HEAD) is not None:
        hint = "历史没有那么长；运行 pschool log 看有哪些提交"
    elif near:
        hint = f"是不是 {near[0]}{word.removeprefix(base)}？"
    else:
        hint = "写分支、标签、提交号、日期（如 2026-10-01、昨天）或 published"
    return CommandLineError(f"git 里没有“{word}”这个版本", hint)


def revision_names(root: Path) -> tuple[str, ...]:
    """The branches and tags of the catalog's repository."""
    asked = ("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
    names = os.fsdecode(run_git(repository_of(root), *asked) or b"").split("\n")
    return tuple(filter(None, names))


def last_published(root: Path) -> str | None:
    """The nearest tag of a published timetable among the ancestors of HEAD; None without one."""
    repository = repository_of(root)
    asked = ("describe", "--tags", "--abbrev=0", f"--match={PUBLISHED_TAGS}*", HEAD)
    found = run_git(repository, *asked)
    return None if found is None else os.fsdecode(found).strip()


def time_zone(root: Path) -> dt.tzinfo:
    """The time zone of the catalog at `root`, as its manifest has it now."""
    content = SourceFile(DiskTree(root), MANIFEST).content
    name = content.get("timezone") if isinstance(content, dict) else None
    try:
        return ZoneInfo(name if isinstance(name, str) else DEFAULT_TIMEZONE)
    except (ValueError, OSError, KeyError):  # lint tells of it
        return ZoneInfo(DEFAULT_TIMEZONE)


def is_like_revision(word: str) -> bool:
    """Whether a word has signs that lead from one commit to another, which no id or title has."""
    return _STEPS.search(word) is not None


def short(commit: str) -> str:
    """A commit's id as people write it."""
    return commit[:SHORT]


def _revision(root: Path, word: str, today: dt.date) -> Revision | None:
    repository = repository_of(root)
    commit = commit_named(repository, word) if word else None
    if commit is not None:
        return Revision(repository, commit, word)
    if word == PUBLISHED:
        return _published(root, repository)
    day = _day(word, today)
    if day is not None:
        return Revision(repository, _commit_of(repository, root, word, day), word)
    if word == HEAD:
        raise _unborn(repository)
    return None


def _published(root: Path, repository: Repository) -> Revision:
    tag = last_published(root)
    commit = commit_named(repository, f"refs/tags/{tag}") if tag is not None else None
    if tag is None or commit is None:
        hint = "印发时运行 pschool publish，以后才比得出来"
        if is_shallow(repository):
            hint = "克隆得太浅，也许看不到：运行 git fetch --unshallow --tags"
        raise CommandLineError(f"还没有印发过（没有 {PUBLISHED_TAGS}… 标签）", hint)
    return Revision(repository, commit, tag)


def _day(word: str, today: dt.date) -> dt.date | None:
    """The day that a word says; None for other words, and for more than a day."""
    days = days_of(fold(word.strip()), today)
    return days[0] if days is not None and days[0] == days[1] else None


def _commit_of(repository: Repository, root: Path, word: str, day: dt.date) -> str:
    """The last commit of the day or before, along first parents."""
    if commit_named(repository, HEAD) is None:
        raise _unborn(repository)
    zone = time_zone(root)
    try:
        midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
        last = int(midnight.timestamp()) - 1
    except OverflowError:
        raise CommandLineError(f"日期“{word}”太远", "写一个有过提交的日子") from None
    asked = ("rev-list", "--first-parent", "-1", f"--min-age={max(last, 0)}", HEAD)
    found = run_git(repository, *asked)
    if found is None:
        raise incomplete_history(word)
    if commit := found.decode().strip():
        return commit
    hint = "写晚一点的日子"
    if is_shallow(repository):
        hint = "克隆得太浅，看不到更早的：运行 git fetch --unshallow"
    raise CommandLineError(f"{word}和以前都没有提交", hint)


def _side(root: Path, found: Revision, *, is_whole: bool) -> Side:
    tree = tree_of(found, root, is_whole=is_whole) or _elsewhere(found, root, is_whole=is_whole)
    is_id = found.commit.startswith(found.name)
    label = short(found.commit) if is_id else f"{found.name}（{short(found.commit)}）"
    if tree is None:
        message = f"{label}里没有这个课程目录"
        hint = "还没有保存过就先运行 pschool save，或写晚一点的版本"
        raise CommandLineError(message, hint)
    return Side(label, tree, found.commit)


def _elsewhere(found: Revision, root: Path, *, is_whole: bool) -> GitTree | None:
    """The catalog where it lay then."""
    prefix = prefix_of(found.repository, root)
    old = manifest_before(found.repository, found.commit, None, prefix)
    return None if old is None else tree_of(found, root, old, is_whole=is_whole)


def _unborn(repository: Repository) -> CommandLineError:
    """HEAD names no commit that is there."""
    if run_git(repository, "rev-parse", "--verify", "--quiet", HEAD) is not None:
        return incomplete_history(HEAD)
    return CommandLineError("这个 git 仓库里还没有提交", "先运行 pschool save 存一次")
