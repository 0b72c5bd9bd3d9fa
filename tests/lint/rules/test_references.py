"""PS201, PS203–PS206: what refers to what, and who is silent when another rule speaks."""

from pathlib import Path

import pytest

from tests.linting import Files, base, coded_places, findings, fixed, manifest

REFERENCES = "PS2"


def course(title: str, *more: str) -> str:
    lines = (
        f"title: {title}",
        "kind: special",
        "school: liudu",
        "strand: practical",
        "contact_hours: 2",
        "delivery: [lecture]",
        "audience: [village-cadres]",
        *more,
    )
    return "\n".join(lines) + "\n"


SITE = "title: 村史馆\nvenue: field\ncategory: red-heritage\nschool: liudu\ncapacity: 60\n"


class TestDangling:
    """PS201."""

    def test_keys_of_travel_minutes_are_references(self, tmp_path: Path) -> None:
        path = "sites/village-museum.yaml"
        files = {path: f"{SITE}travel_minutes: {{clasroom: 10}}\n"}
        assert coded_places(findings(tmp_path, files, REFERENCES)) == [f"PS201 {path}:6:18"]
        mended = f"{SITE}travel_minutes: {{classroom: 10}}\n"
        assert fixed(tmp_path, files, path, REFERENCES) == mended

    def test_a_full_width_colon_in_a_mapping_loses_no_number(self, tmp_path: Path) -> None:
        path = "sites/village-museum.yaml"
        files = {path: f"{SITE}travel_minutes: {{classroom：10}}\n"}
        assert coded_places(findings(tmp_path, files, REFERENCES)) == []
        assert coded_places(findings(tmp_path, files, "PS0")) == [f"PS001 {path}:6:27"]
        mended = f"{SITE}travel_minutes: {{classroom: 10}}\n"
        assert fixed(tmp_path, files, path, "PS0") == mended

    def test_the_manifest_refers_too(self, tmp_path: Path) -> None:
        manifest = """\
format: 1
title: 示例目录
themes: {party-affairs: 党建实务}
site_categories: {red-heritage: 红色文化传承}
structure: {themes: 1}
obligations:
  - {title: 讲党课, office: party-secretary, at_least: 1, per: year, schools: [liudo]}
"""
        found = findings(tmp_path, {"catalog.yaml": manifest}, REFERENCES)
        assert [(one.code, one.at.span.line, one.at.span.column) for one in found] == [
            ("PS201", 7, manifest.splitlines()[6].index("liudo") + 1)
        ]
        assert found[0].hint == "是不是 liudu（柳杜乡党校）？"

    def test_an_id_of_another_kind_is_said_to_be_one(self, tmp_path: Path) -> None:
        files = {"courses/grafting.yaml": course("蔬菜嫁接", "teachers: [classroom]")}
        (found,) = findings(tmp_path, files, "PS201")
        assert found.hint == "classroom 是教学点的编号，这里要写教师的编号"

    def test_a_file_with_errors_is_known(self, tmp_path: Path) -> None:
        files = {"teachers/expert.yaml": "name：示例\n"}
        assert coded_places(findings(tmp_path, files, REFERENCES)) == []

    def test_an_id_that_looks_like_a_number_is_quoted(self, tmp_path: Path) -> None:
        path = "courses/grafting.yaml"
        files = {
            path: course("蔬菜嫁接", 'teachers: ["20266"]'),
            "teachers/2026.yaml": "name: 示例\ncategory: local-expert\n",
        }
        mended = course("蔬菜嫁接", 'teachers: ["2026"]')
        assert fixed(tmp_path, files, path, "PS201") == mended


class TestNames:
    """PS201: a title or a name where an id belongs."""

    TEACHER = "teachers/expert.yaml"

    @pytest.mark.parametrize(
        ("kind", "written", "hint"),
        [
            ("school", "柳杜乡党校", "这里写编号：“柳杜乡党校”的编号是 liudu"),
            ("school", "柳杜乡 党校", "这里写编号：“柳杜乡 党校”的编号是 liudu"),
            ("school", "柳 杜", "这里写编号：“柳 杜”的编号是 liudu"),  # also_called
            ("school", "ＬＩＵＤＵ", "是不是 liudu（柳杜乡党校）？"),
            ("school", "schools/liudu.yaml", "是不是 liudu（柳杜乡党校）？"),
            ("teachers", "示例·党校教师", "这里写编号：“示例·党校教师”的编号是 lecturer"),
            ("sites", "村史馆", "这里写编号：“村史馆”的编号是 village-museum"),
            ("requires", "党章导读", "这里写编号：“党章导读”的编号是 charter"),
        ],
    )
    def test_whose_name_it_is_is_said_and_its_id_is_the_fix(
        self, tmp_path: Path, kind: str, written: str, hint: str
    ) -> None:
        value = written if kind == "school" else f"[{written}]"
        text = course("嫁接")
        text = (
            text.replace("school: liudu", f"school: {value}")
            if kind == "school"
            else f"{text}{kind}: {value}\n"
        )
        files = {
            "courses/grafting.yaml": text,
            "schools/liudu.yaml": (
                "title: 柳杜乡党校\ntier: township\nparent: county\nalso_called: 柳杜\n"
            ),
        }
        (found,) = findings(tmp_path, files, "PS201")
        assert (found.hint, found.named) == (hint, (written,))
        ids = {"school": "liudu", "teachers": "lecturer", "sites": "village-museum"}
        mended = text.replace(written, ids.get(kind, "charter"))
        assert fixed(tmp_path, files, "courses/grafting.yaml", "PS201") == mended

    def test_of_several_with_that_name_all_are_listed(self, tmp_path: Path) -> None:
        text = course("嫁接", "teachers: [示例·土专家]")
        files = {
            "courses/grafting.yaml": text,
            "teachers/other.yaml": "name: 示例·土专家\ncategory: local-expert\n",
        }
        (found,) = findings(tmp_path, files, "PS201")
        assert found.hint == (
            "这里写编号；叫“示例·土专家”的教师有 2 个：expert（示例·土专家）、other（示例·土专家）"
        )
        assert found.fix is None

    def test_the_name_of_another_kind_or_a_part_of_one_is_only_told(self, tmp_path: Path) -> None:
        files = {"courses/grafting.yaml": course("嫁接", "teachers: [村史馆, 党校教师]")}
        other, part = findings(tmp_path, files, "PS201")
        assert other.hint == "“村史馆”是教学点 village-museum 的名称，这里要写教师的编号"
        assert part.hint == "这里写编号；是不是 lecturer（示例·党校教师）？"
        assert (other.fix, part.fix) == (None, None)

    def test_the_name_in_a_file_with_errors_counts(self, tmp_path: Path) -> None:
        files = {
            "courses/grafting.yaml": course("嫁接", "teachers: [王 明]"),
            "teachers/wang.yaml": "name: 王明\ncategory: 没有的\n",
        }
        (found,) = findings(tmp_path, files, "PS201")
        assert found.hint == "这里写编号：“王 明”的编号是 wang"

    def test_the_manifest_and_sessions_too(self, tmp_path: Path) -> None:
        manifest_text = manifest(
            "obligations:\n"
            "  - {title: 甲, office: 乙, at_least: 1, per: year, schools: [柳杜乡党校]}\n"
        )
        spring = base("classes/spring.yaml", ("site: village-museum", "site: 村史馆"))
        files = {"catalog.yaml": manifest_text, "classes/spring.yaml": spring}
        assert fixed(tmp_path, files, "catalog.yaml") == manifest_text.replace(
            "柳杜乡党校", "liudu"
        )
        assert fixed(tmp_path, files, "classes/spring.yaml") == base("classes/spring.yaml")


class TestCircles:
    """PS203."""

    def test_one_finding_a_circle_at_the_smallest_id(self, tmp_path: Path) -> None:
        files = {
            "courses/c1.yaml": course("丙", "requires: [c2]"),
            "courses/c2.yaml": course("丁", "requires: [c0]"),
            "courses/c0.yaml": course("乙", "requires: [charter, c1]"),
        }
        (found,) = findings(tmp_path, files, "PS203")
        assert (found.file, found.at.field) == ("courses/c0.yaml", "requires[c1]")
        assert found.message == "先修课程成了循环：乙（c0） → 丙（c1） → 丁（c2） → 乙（c0）"
        assert [one.at.source.path for one in found.related] == [
            "courses/c1.yaml",
            "courses/c2.yaml",
        ]

    def test_a_course_that_requires_itself(self, tmp_path: Path) -> None:
        files = {"courses/grafting.yaml": course("蔬菜嫁接", "requires: [grafting]")}
        (found,) = findings(tmp_path, files, "PS203")
        assert found.message == "蔬菜嫁接（grafting）的先修课程是它自己"

    def test_schools_above_each_other(self, tmp_path: Path) -> None:
        files = {
            "schools/east.yaml": "title: 东村\ntier: village\nparent: west\n",
            "schools/west.yaml": "title: 西村\ntier: village\nparent: east\n",
        }
        assert coded_places(findings(tmp_path, files, REFERENCES)) == [
            "PS203 schools/east.yaml:3:9"
        ]

    def test_a_circle_through_a_file_with_errors_and_not_through_a_retired_one(
        self, tmp_path: Path
    ) -> None:
        files = {
            "courses/a.yaml": course("甲", "requires: [b]"),
            "courses/b.yaml": course("乙", "requires: [a]", "flagship: 也许"),
            "courses/x.yaml": course("丙", "requires: [y]"),
            "courses/y.yaml": course("丁", "requires: [x]", "status: retired"),
        }
        assert coded_places(findings(tmp_path, files, "PS203")) == ["PS203 courses/a.yaml:8:12"]

    def test_a_long_way_round_is_no_circle(self, tmp_path: Path) -> None:
        files = {
            "courses/a.yaml": course("甲", "requires: [b, c]"),
            "courses/b.yaml": course("乙", "requires: [d]"),
            "courses/c.yaml": course("丙", "requires: [d]"),
            "courses/d.yaml": course("丁"),
        }
        assert coded_places(findings(tmp_path, files, "PS203")) == []


class TestUnused:
    """PS204."""

    def test_a_course_that_no_class_has(self, tmp_path: Path) -> None:
        files = {"courses/new.yaml": course("新课", "teachers: [expert]")}
        assert coded_places(findings(tmp_path, files, "PS204")) == ["PS204 courses/new.yaml:1:8"]

    @pytest.mark.parametrize("status", ["draft", "retired"])
    def test_only_active_ones_are_asked_for(self, tmp_path: Path, status: str) -> None:
        files = {
            "courses/new.yaml": course("新课", f"status: {status}"),
            "teachers/new.yaml": f"name: 新\ncategory: local-expert\nstatus: {status}\n",
        }
        assert coded_places(findings(tmp_path, files, "PS204")) == []

    def test_being_listed_by_a_class_is_enough(self, tmp_path: Path) -> None:
        files = {
            "courses/new.yaml": course("新课", "teachers: [expert]"),
            "classes/autumn.yaml": (
                "title: 秋季班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-12\n"
                "audience: [village-cadres]\nsize: 20\ncourses: [new]\n"
            ),
        }
        assert coded_places(findings(tmp_path, files, "PS204")) == []

    @pytest.mark.parametrize(
        "broken",
        [
            "title: 秋季班\nsize: 很多\nsessions: [{id: s1, teachers: [new]}]\n",  # wrong fields
            "title：秋季班\nsessions: [{id: s1, teachers: [new]}]\n",  # no YAML
            "title：秋季班\n".encode("utf-16"),  # names nobody: the teacher is unused indeed
        ],
    )
    def test_a_broken_file_that_names_it_counts(self, tmp_path: Path, broken: str | bytes) -> None:
        files: Files = {
            "teachers/new.yaml": "name: 新\ncategory: local-expert\n",
            "classes/autumn.yaml": broken,
        }
        is_named = isinstance(broken, str)
        expected = [] if is_named else ["PS204 teachers/new.yaml:1:7"]
        assert coded_places(findings(tmp_path, files, "PS204")) == expected

    def test_who_may_be_meant_by_a_wrong_id_is_not_unused(self, tmp_path: Path) -> None:
        files = {
            "teachers/new-expert.yaml": "name: 新\ncategory: local-expert\n",
            "courses/grafting.yaml": course("蔬菜嫁接", "teachers: [new-expart]"),
        }
        assert coded_places(findings(tmp_path, files, REFERENCES)) == [
            "PS201 courses/grafting.yaml:8:12"
        ]

    def test_nothing_is_concluded_where_a_file_cannot_be_read(self, tmp_path: Path) -> None:
        files: Files = {
            "teachers/new.yaml": "name: 新\ncategory: local-expert\n",
            "classes/autumn.yaml": b"PK\x03\x04\x00",
        }
        assert coded_places(findings(tmp_path, files, "PS204")) == []

    def test_a_session_that_says_not_what_it_is_may_be_any_course(self, tmp_path: Path) -> None:
        files = {
            "courses/new.yaml": course("新课", "teachers: [expert]"),
            "classes/autumn.yaml": (
                "title: 秋季班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-12\n"
                "audience: [village-cadres]\nsize: 20\nsessions:\n"
                "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00}\n"
            ),
        }
        assert coded_places(findings(tmp_path, files, "PS1")) == ["PS107 classes/autumn.yaml:8:6"]
        assert coded_places(findings(tmp_path, files, "PS204")) == []

    def test_what_only_a_retired_course_names_is_unused(self, tmp_path: Path) -> None:
        files = {
            "teachers/new.yaml": "name: 新\ncategory: local-expert\n",
            "courses/old.yaml": course("旧课", "teachers: [new]", "status: retired"),
        }
        assert coded_places(findings(tmp_path, files, "PS204")) == ["PS204 teachers/new.yaml:1:7"]


class TestRetired:
    """PS205."""

    RETIRED = "name: 示例·退\ncategory: local-expert\nstatus: retired\n"

    def test_its_uses_are_related_places(self, tmp_path: Path) -> None:
        files = {"teachers/expert.yaml": self.RETIRED}
        (found,) = findings(tmp_path, files, REFERENCES)
        assert (found.file, found.at.span.line, found.at.span.column) == (
            "teachers/expert.yaml",
            3,
            9,
        )
        uses = [(one.at.source.path, one.at.field) for one in found.related]
        assert uses == [
            ("classes/spring.yaml", "sessions[s02].teachers[expert]"),
            ("classes/spring.yaml", "sessions[s03].teachers[expert]"),
            ("classes/youth.yaml", "sessions[s02].teachers[expert]"),
            ("courses/grafting.yaml", "teachers[expert]"),
            ("courses/memorial.yaml", "teachers[expert]"),
        ]

    def test_retired_users_and_cancelled_sessions_do_not_count(self, tmp_path: Path) -> None:
        files = {
            "teachers/old.yaml": self.RETIRED,
            "courses/old.yaml": course("旧课", "teachers: [old]", "status: retired"),
            "classes/autumn.yaml": (
                "title: 秋季班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-12\n"
                "audience: [village-cadres]\nsize: 20\nsessions:\n"
                "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter,\n"
                "     teachers: [old], status: cancelled}\n"
            ),
        }
        assert coded_places(findings(tmp_path, files, REFERENCES)) == []


class TestTiers:
    """PS206."""

    @pytest.mark.parametrize(
        ("tier", "parent", "is_wrong"),
        [
            ("county", "liudu", True),
            ("village", "village", True),
            ("township", "village", True),
            ("village", "liudu", False),
            ("village", "county", False),
            ("township", "county", False),
        ],
    )
    def test_who_may_be_above(
        self, tmp_path: Path, tier: str, parent: str, *, is_wrong: bool
    ) -> None:
        files = {
            "schools/village.yaml": "title: 甲村党校\ntier: village\nparent: liudu\n",
            "schools/new.yaml": f"title: 新党校\ntier: {tier}\nparent: {parent}\n",
        }
        expected = ["PS206 schools/new.yaml:3:9"] if is_wrong else []
        assert coded_places(findings(tmp_path, files, REFERENCES)) == expected
