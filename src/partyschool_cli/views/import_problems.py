"""Why an import wrote nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partyschool_cli.exchange.entities.filled import Filled
from partyschool_cli.terminal.style import Styled

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line


def not_written_lines(failures: int, filled: Filled, similar: int) -> "Iterator[Line]":
    """How many rows could not be taken, `similar` names nearly known among them; what to do."""
    yield (Styled(f"没有写：有 {failures} 处没能读进来，见上面标“错误”的", "error"),)
    if similar:
        told = f"有 {similar} 个名字和目录里的有点像：都是同一个，加 --accept-similar"
        yield (Styled(f"{told}；不都是，在终端里导入，会逐个问", "muted"),)
    taken = sum(len(table.rows) for table in filled.tables)
    if taken:
        yield (Styled(f"改好表再导；只要其余 {taken} 行，加 --partial", "muted"),)
