"""A party school of the county, a township or a village."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from partyschool_cli.model.base import field
from partyschool_cli.model.entity import Conflict, Entity, Raw
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Also, SchoolId, Text, Tier, Titles


class School(Entity):
    """A school; `parent` is the one above it, and a parent's theme courses count for it."""

    kind_of_entity: ClassVar[Kind] = Kind.SCHOOL

    title: Text = field(title="名称", description="全称，如 柳杜乡党校")
    tier: Annotated[Tier, Also("层级")] = field(title="级别", description="学校在哪一级")
    parent: SchoolId | None = field(
        default=None, title="上级", description="上级学校的编号；乡镇和村级必填"
    )
    also_called: Text | None = field(default=None, title="别称", description="如 企业分校")
    place: Text | None = field(default=None, title="地点", description="学校所在的地方")
    themes: Titles | None = field(
        default=None,
        title="主题",
        description="本校自己的几大主题（编号: 名称），代替总目录的主题",
    )

    @classmethod
    def conflicts(cls, raw: Raw) -> Iterator[Conflict]:
        """A township or village school has a parent. (A county school with one is PS206.)"""
        if raw.get("tier") in ("township", "village") and "parent" not in raw:
            yield Conflict(
                "PS101",
                ("parent",),
                "缺少必填字段 parent（上级）：乡镇和村级学校要写上级学校的编号",
                "加一行“parent: 上级学校的编号”",
                (("tier",),),
            )
