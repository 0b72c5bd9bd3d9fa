"""A form that nobody touched changes nothing, whatever its file holds."""

from pathlib import Path

import pytest

from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.editing import Editing
from partyschool_cli.serve.forms.target import KINDS, Target
from partyschool_cli.serve.preview import Preview
from tests.catalogs import QINGSHI, SHIPPED
from tests.full_run import is_full_run
from tests.serve.forms.posting import inputs, post, preview_of


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """Of the shipped catalog: in these tests nothing is written."""
    return preview_of(SHIPPED, tmp_path_factory.mktemp("untouched"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_the_shipped_catalog_posted_back_writes_nothing(
    kind: Kind, preview: Preview
) -> None:
    catalog = preview.now().catalog
    if kind is Kind.SESSION:
        targets = [Target(kind, one.ref, one.training_class.id) for one in catalog.sessions]
    else:
        targets = [Target(kind, entity) for entity in catalog.entities(kind)]
    assert len(targets) > 20
    for target in targets if is_full_run() else targets[::9]:
        editing = Editing(preview, target)
        editing.posted(inputs(preview, target.path, "check"))
        assert editing.judgement.checked is not None, target
        assert editing.judgement.checked.files == {}, target
        assert editing.versions is None


def test_a_textarea_keeps_what_lies_on_several_lines(tmp_path: Path) -> None:
    preview = preview_of(QINGSHI, tmp_path)
    path = preview.root / "teachers" / "zhang.yaml"
    path.write_text(
        "name: 张三\ncategory: veteran-expert\nnotes: |\n\n  第一行\n    第二行\n", encoding="utf-8"
    )
    form = inputs(preview, "edit/teacher/zhang")
    before = path.read_bytes()
    assert post(preview, "edit/teacher/zhang", form).status == 303
    assert path.read_bytes() == before
