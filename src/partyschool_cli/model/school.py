"""A party school of the county, a township or a village."""

from typing import Annotated, ClassVar

from pydantic import Field

from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Aliases, OfActive, SchoolId, Text, Tier, Titles


class School(Entity):
    """A school; `parent` is the one above it, and a parent's theme courses count for it."""

    kind_of_entity: ClassVar[Kind] = Kind.SCHOOL

    title: Text = Field(title="名称", description="全称，如 柳杜乡党校")
    tier: Annotated[Tier | None, OfActive(), Aliases("层级")] = Field(
        default=None, title="级别", description="学校在哪一级"
    )
    parent: SchoolId | None = Field(
        default=None, title="上级", description="上级学校的编号；乡镇和村级必填"
    )
    also_called: Text | None = Field(default=None, title="别称", description="如 企业分校")
    short: Annotated[Text | None, Aliases("简称")] = Field(
        default=None, title="简称", description="图表里用的短名，如 柳杜乡"
    )
    summary: Annotated[Text | None, Aliases("内容简介")] = Field(
        default=None, title="简介", description="学校的情况，公开发布"
    )
    place: Text | None = Field(default=None, title="地点", description="学校所在的地方")
    themes: Titles | None = Field(
        default=None,
        title="主题",
        description="本校自己的几大主题（编号: 名称），代替总目录的主题",
    )
