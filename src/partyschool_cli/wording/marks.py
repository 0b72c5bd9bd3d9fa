"""The word behind an entry whose status is not the usual one; empty where it is."""

from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES


def status_mark(status: str) -> str:
    """`草稿` or `停用`; empty for what is in use."""
    return "" if status == "active" else STATUSES[status]


def session_mark(status: str) -> str:
    """`调课` or `取消`; empty for a session as planned."""
    return "" if status == "planned" else SESSION_STATUSES[status]
