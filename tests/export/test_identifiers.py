"""Identifiers depend on a catalog's title and region and on ids, and never change."""

from partyschool_cli.export.identifiers import catalog_root, session_uid


def test_the_very_values_that_phones_hold() -> None:
    root = catalog_root("清徐县乡镇党校课程目录", "山西省太原市清徐县")
    assert str(root) == "8351e27a-a6c0-541f-a583-23cd678592b9"
    assert session_uid(root, "banci/s01") == "acb4fc45-bd6c-5753-8ad5-fbf2cb115e13"


def test_title_and_region_tell_catalogs_apart() -> None:
    roots = {
        catalog_root("目录", None),
        catalog_root("目录", "清徐县"),
        catalog_root("目录清徐县", None),
        catalog_root("清徐县", "目录"),
        catalog_root("目录\n清徐县", None),
    }
    assert len(roots) == 5


def test_a_session_of_another_class_is_another() -> None:
    root = catalog_root("目录", None)
    refs = ("a/s01", "a/s02", "b/s01", "a-s01/s01")
    assert len({session_uid(root, ref) for ref in refs}) == 4
