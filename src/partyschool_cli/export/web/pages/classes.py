"""`classes.html`: 班次, a table to sort and filter."""

from functools import partial

from partyschool_cli.export.web.lists.list_page import CLASSES, list_page
from partyschool_cli.export.web.page import PageKind

page = PageKind("list", partial(list_page, own=CLASSES))
