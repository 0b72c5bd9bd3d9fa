"""A catalog in memory answers as the tree that was read, in another process too."""

import pickle
from dataclasses import replace
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.memory_tree import in_memory
from partyschool_cli.source.files.tree import MAX_SIZE
from tests.catalogs import write_catalog

ODD: dict[str, str | bytes | None] = {
    "courses/gbk.yaml": "title: 党章\n".encode("gb18030"),
    "courses/large.yaml": b"#" * (MAX_SIZE + 1),
    "courses/empty.yaml": b"",
    "teachers/stray.txt": "no entity\n",
    "courses/deep/er.yaml": "title: 深处\n",
}


def test_it_is_the_same_catalog_after_a_journey(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path, ODD))
    memory = pickle.loads(pickle.dumps(in_memory(tree)))
    assert memory.listing() == tree.listing()
    for path in ("catalog.yaml", *(file.path for file in tree.listing().files), "courses/no.yaml"):
        assert memory.read(path) == tree.read(path), path
        assert memory.name_of(path) == tree.name_of(path)
    on_disk, carried = load(tree), load(memory)
    assert carried.courses == on_disk.courses
    assert [file.problems for file in carried.files] == [file.problems for file in on_disk.files]
    assert memory.folder == tree.folder


def test_beside_it_is_what_it_was_given_alone(tmp_path: Path) -> None:
    (tmp_path / "资料").mkdir()
    (tmp_path / "资料" / "没有.docx").touch()
    memory = in_memory(DiskTree(write_catalog(tmp_path)))
    assert not memory.has_beside("资料/没有.docx")
    memory = replace(memory, beside=frozenset({"资料/教案.docx"}))
    assert memory.has_beside("资料/教案.docx")
    assert not memory.has_beside("资料/没有.docx")
    assert not memory.has_beside("资料")
