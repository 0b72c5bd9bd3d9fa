"""`teachers.html`: 师资库, a table to sort and filter."""

from partyschool_cli.export.web.lists.list_page import TEACHERS, list_page
from partyschool_cli.export.web.page import PageKind

page = PageKind("list", list_page(TEACHERS))
