"""A history of forty commits on one class, on two branches, as several clerks make it."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE
from tests.repositories import commit, git, repository

OLD_ID: Final = "banci"
NEW_ID: Final = "lunxun"
_COURSE: Final = "courses/dangzhang.yaml"

_Session = dict[str, str]


def write_history(folder: Path, seed: int) -> tuple[Path, Mapping[str, Catalog]]:
    """Makes the history; gives the root of its catalog, and what was on disk at each commit.

    The oldest comes first.
    """
    root = repository(folder, {"teachers/li.yaml": "name: 李示例\ncategory: local-expert\n"})
    clerk = Clerk(root, random.Random(seed))
    clerk.work()
    return root, clerk.committed


class Clerk:
    """Changes a class and commits, step by step."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.committed = {git(root, "rev-parse", "HEAD").strip(): load(DiskTree(root))}
        self.chance = chance
        self.name = OLD_ID
        self.is_flow = False
        self.title = "党员轮训班"
        self.sessions: list[_Session] = [self.session(number) for number in range(1, 7)]

    def work(self) -> None:
        """Every kind of change, the file renamed, a merge with a conflict in the middle."""
        steps = self.steps()
        for step in range(14):
            self.step(steps[step % len(steps)])
        self.step(self.rename)
        git(self.root, "checkout", "-q", "-b", "side")
        for _ in range(4):
            self.step(self.retitle_course)
        git(self.root, "checkout", "-q", "main")
        self.step(self.retitle_course)
        for _ in range(5):
            self.step(self.chance.choice(steps))
        # Both sides have another title: no merge by itself.
        git(self.root, "merge", "-q", "--no-ff", "--no-commit", "-s", "ours", "side")
        self.step(self.retitle_course)
        for _ in range(14):
            self.step(self.chance.choice(steps))

    def steps(self) -> list[Callable[[], None]]:
        """What a clerk does to a class."""
        return [self.move, self.cancel, self.restore, self.relay, self.add, self.drop, self.retitle]

    def step(self, change: Callable[[], None]) -> None:
        """One change and its commit."""
        change()
        self.write()
        self.committed[commit(self.root, change.__name__)] = load(DiskTree(self.root))

    def session(self, number: int) -> _Session:
        """A new session on any day."""
        return {
            "id": f"s{number:02d}",
            "date": self.any_day(),
            "start": "08:30",
            "end": "10:00",
            "course": "dangzhang",
            "teachers": "[wang]",
            "site": "jiaoshi",
        }

    def any_day(self) -> str:
        return f"2026-10-{self.chance.randrange(12, 28)}"

    def add(self) -> None:
        """A session more, anywhere."""
        number = 1 + max(int(one["id"][1:]) for one in self.sessions)
        self.sessions.insert(self.chance.randrange(3), self.session(number))

    def drop(self) -> None:
        """A session less."""
        self.sessions.remove(self.chance.choice(self.sessions))
        while len(self.sessions) < 3:
            self.add()

    def move(self) -> None:
        """A session on another day, taught by two."""
        one = self.chance.choice(self.sessions)
        one.update(date=self.any_day(), status="moved", teachers="[wang, li]")

    def cancel(self) -> None:
        """A session that does not take place."""
        self.chance.choice(self.sessions)["status"] = "cancelled"

    def restore(self) -> None:
        """All that were cancelled or moved are as planned."""
        for one in self.sessions:
            one.pop("status", None)

    def relay(self) -> None:
        """Another layout and order, the same content."""
        self.is_flow = not self.is_flow
        self.chance.shuffle(self.sessions)

    def retitle(self) -> None:
        """The class is called otherwise."""
        self.title = f"党员轮训班第{self.chance.randrange(2, 99)}期"

    def rename(self) -> None:
        """The class has another id."""
        self.name = NEW_ID
        (self.root / f"classes/{OLD_ID}.yaml").unlink()

    def retitle_course(self) -> None:
        """The course is called otherwise."""
        new = f"title: 党章导读{self.chance.randrange(10**6)}"
        text = BASE[_COURSE].replace("title: 党章导读", new)
        (self.root / _COURSE).write_text(text, "utf-8")

    def write(self) -> None:
        """The class's file."""
        head, _, _ = BASE["classes/banci.yaml"].partition("sessions:")
        head = head.replace("title: 党员轮训班", f"title: {self.title}  # 暂定")
        text = head + "sessions:\n" + "".join(map(self.item, self.sessions))
        (self.root / f"classes/{self.name}.yaml").write_text(text, "utf-8")

    def item(self, session: Mapping[str, str]) -> str:
        """A session's lines; `8:30` is another spelling."""
        if self.is_flow:
            return f"  - {{{', '.join(f'{name}: {value}' for name, value in session.items())}}}\n"
        lines = [f"{name}: {value.replace('08:30', '8:30')}" for name, value in session.items()]
        return "  - " + "\n    ".join(lines) + "\n"
