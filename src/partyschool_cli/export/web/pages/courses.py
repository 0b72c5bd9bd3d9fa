"""`courses.html`: 课程菜单, a table to sort and filter."""

from partyschool_cli.export.web.lists.list_page import COURSES, list_page
from partyschool_cli.export.web.page import PageKind

page = PageKind("list", list_page(COURSES))
