"""HTML templates of a package: text goes into them as text, never as markup."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment


def html_templates(package: str, finalize: Callable[[Any], Any], **names: object) -> "Environment":
    """The templates of a package. `finalize` is given each value that is put into a page.

    `names` are the functions and modules that all of them know. A name that is not known raises.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.update(names)
    return environment
