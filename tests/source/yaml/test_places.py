"""Where keys and values stand in a text."""

import pytest

from partyschool_cli.source.text.span import START_OF_FILE, FieldPath, Span
from partyschool_cli.source.yaml.yaml_parser import parse


def at(span: Span) -> tuple[int, int]:
    return span.line, span.column


def test_value(subtests: pytest.Subtests) -> None:
    cases: list[tuple[FieldPath, str]] = [
        (("title",), "《𠮷》👩讲"),
        (("list", 1), '"b, c"'),
        (("list",), '[甲, "b, c"]'),
        (("sessions", 0, "id"), "s01"),
        (("sessions", 0), "id"),  # a mapping is shown by its first key
        (("sessions", 0, "site"), "id"),  # what is missing, by what should hold it
        (("empty",), "empty"),
        (("none", "such"), "title"),
        ((), "title"),
    ]
    for path, shown in cases:
        with subtests.test(path=path):
            text = 'title: 《𠮷》👩讲\nlist: [甲, "b, c"]\nsessions:\n  - id: s01\nempty:\n'
            span = parse(text).places.value(path)
            assert text[span.start : span.end] == shown


def test_key() -> None:
    text = "a: {b: 1}\nc: [1]\n"
    places = parse(text).places
    assert at(places.key(("a", "b"))) == (1, 5)
    assert at(places.key(("c", 0))) == (2, 5)


def test_scalars() -> None:
    text = "a: {b: 1}\nc: [x, '']\nd: []\n"
    found = parse(text).places.scalars()
    assert [(path, text[span.start : span.end]) for path, span in found] == [
        (("a", "b"), "1"),
        (("c", 0), "x"),
        (("c", 1), "''"),
        (("d",), "[]"),
    ]


def test_words() -> None:
    words = parse("a: {b: 1}\nc: [x]\n").places.words()
    assert [(word.start, word.end, word.on) for word in words] == [
        (0, 1, "key"),
        (4, 5, "key"),
        (7, 8, "value"),
        (10, 11, "key"),
        (14, 15, "value"),
    ]


def test_places_of_an_empty_file() -> None:
    assert parse("").places.value(("title",)) == START_OF_FILE


def test_whole() -> None:
    text = "a:\n  - b: 1\n    c: [x,\n  y]\nd: |\n  甲\n"
    places = parse(text).places
    shown = {
        ("a",): "- b: 1\n    c: [x,\n  y]\n",
        ("a", 0): "b: 1\n    c: [x,\n  y]\n",
        ("a", 0, "c"): "[x,\n  y]",
        ("a", 0, "c", 1): "y",
        ("d",): "|\n  甲\n",
        (): text,
    }
    for path, expected in shown.items():
        span = places.whole(path)
        assert text[span.start : span.end] == expected
    with pytest.raises(KeyError):
        places.whole(("none",))


def test_an_empty_value_is_there_and_a_missing_one_is_not() -> None:
    places = parse("a:\n").places
    assert ("a",) in places
    assert ("b",) not in places


def test_of_two_equal_keys_the_places_are_those_of_the_first() -> None:
    places = parse("a: {b: 1}\na: {b: 2, c: 3}\n").places
    assert at(places.key(("a",))) == (1, 1)
    assert at(places.value(("a", "b"))) == (1, 8)
    assert at(places.value(("a", "c"))) == (1, 5)


def test_what_is_in_the_second_of_two_equal_keys_is_in_that_field() -> None:
    text = "a: {b: 1}\na: {b: 2, c: 3}\nd: 4\n"
    places = parse(text).places
    second = [word.path for word in places.words() if text[word.start : word.end] in ("2", "c")]
    assert [(path[0], path[-1]) for path in second] == [("a", "b"), ("a", "c")]
    assert len({path[:-1] for path in second}) == 1
    assert second[0] != ("a", "b")
    assert not places.has_key(second[0][:-1])


def test_there_is_no_content_at_the_path_of_a_second_value() -> None:
    places = parse("a: [x, {b: 1}]\na: 2\n").places
    (second,) = {path for path, _ in places.values() if path[:1] == ("a",)} - {
        ("a",),
        ("a", 0),
        ("a", 1),
        ("a", 1, "b"),
    }
    assert places.last_child(second) is None


def test_both_values_of_two_equal_keys_are_scalars() -> None:
    text = "a: 1\na: 2\n"
    spans = [span for _, span in parse(text).places.scalars()]
    assert [text[span.start : span.end] for span in spans] == ["1", "2"]


def test_each_of_several_equal_keys_has_a_place_of_its_own() -> None:
    values = parse("a: 1\na: 2\na: 3\n").places.values()
    assert [at(span) for path, span in values if path] == [(1, 4), (2, 4), (3, 4)]


@pytest.mark.parametrize("first", ["1", "[]", "{c: 1}"])
def test_the_second_of_two_equal_keys_has_a_place_whatever_the_first_holds(first: str) -> None:
    places = parse(f"a: {first}\na: {{b: 2}}\n").places
    second = places.words()[-1].path[:-1]
    assert at(places.value(second)) == (2, 4)


def test_the_last_child_is_the_last_key_or_item() -> None:
    places = parse("a: [1, 2]\nb: {c: 1, d: 2}\ne: []\nf: {}\n").places
    children: dict[FieldPath, FieldPath | None] = {
        (): ("f",),
        ("a",): ("a", 1),
        ("a", 1): None,
        ("b",): ("b", "d"),
        ("e",): None,
        ("f",): None,
    }
    assert {path: places.last_child(path) for path in children} == children


def test_lines_end_as_the_text_ends_them() -> None:
    text = "a: 1\r\nb: 2\rc: 3\n"
    places = parse(text).places
    assert [at(places.value((name,))) for name in "abc"] == [(1, 4), (2, 4), (3, 4)]
    assert [text[span.start : span.end] for _, span in places.scalars()] == ["1", "2", "3"]


def test_places_of_what_was_read_before_an_error() -> None:
    parsed = parse("title: 甲\nkind: [x\nb: 1\n")
    assert parsed.content is None
    assert at(parsed.places.value(("title",))) == (1, 8)


def test_quotes_of_values_and_keys() -> None:
    places = parse("a: 'x'\n\"b\": |\n  y\nc: z\nd:\n").places
    assert [places.style((key,)) for key in "abcd"] == ["'", "|", None, None]
    assert [places.key_style((key,)) for key in "abx"] == [None, '"', None]
