"""What the five kinds of files have in common."""

from typing import ClassVar

from pydantic import Field

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Id, Status, Text, Texts


class Entity(FrozenModel):
    """One file. `id` is the file's stem; the rest is its content."""

    kind_of_entity: ClassVar[Kind]

    id: Id = Field(title="编号")
    tags: Texts = Field(default=(), title="标签", description="随意的词，便于查找")
    notes: Text | None = Field(default=None, title="备注", description="给自己人看的话，不印出来")
    status: Status = Field(
        default="active",
        title="状态",
        description="草稿只须有名称，不满足任何要求；停用的不再列出",
    )
