"""Edits between two texts of the same lines."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.splice import apply_splices
from partyschool_cli.source.yaml.repair import edits_between


@given(pairs=st.lists(st.tuples(*[st.text(alphabet="ab：: \r", max_size=6)] * 2), min_size=1))
def test_the_edits_make_the_new_text_of_the_old(pairs: list[tuple[str, str]]) -> None:
    old, new = ("\n".join(lines) for lines in zip(*pairs, strict=True))
    edits = tuple(edits_between(old, new))
    assert apply_splices(old, edits) == new
    assert len(edits) == sum(one != other for one, other in pairs)


def test_an_edit_is_no_longer_than_what_differs() -> None:
    (edit,) = edits_between("title：党章\n", "title: 党章\n")
    assert (edit.start, edit.end, edit.replacement) == (5, 6, ": ")
