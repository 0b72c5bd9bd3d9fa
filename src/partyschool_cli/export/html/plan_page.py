"""A year's plan as a page: its table as it is laid out; on a phone, a card a class."""

from partyschool_cli.export import plan_content as words
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.laid_out import laid_tables
from partyschool_cli.export.html.layout_rules import layout_rules, page_name
from partyschool_cli.export.html.page import Orientation, page
from partyschool_cli.export.layout.plan_layout import plan_layout
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions


def write_plan(content: PlanContent, options: PrintOptions) -> Exported:
    """The page."""
    layout = plan_layout(content, has_code=options.code is not None)
    name = page_name(0)
    values = {
        "content": content,
        "plan": words,
        "name": name,
        "tables": laid_tables(layout),
        "count": len(content.rows),
        "unit": "个班次",
    }
    orientation: Orientation = "landscape" if layout.is_landscape else "portrait"
    rules = layout_rules(name, layout, options.paper)
    return page("timetable_plan", values, options, orientation, rules)
