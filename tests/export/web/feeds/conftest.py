"""What feeds give is compared with what commands give."""

from tests.cli.conftest import pschool

__all__ = ["pschool"]
