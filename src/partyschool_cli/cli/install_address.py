"""Where pip can install this copy of pschool from, for the CI and hook files that `init` writes.

Never the package index: pschool is not there, and whoever registers the name could run code in
every CI that installs it by name.
"""

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from partyschool_cli.errors import CommandLineError

EXAMPLE: Final = "git+https://仓库地址@提交编号"

# No characters that are special in YAML, a shell or GitHub's `${{ … }}`. Not http: the package is
# run.
_ADDRESS: Final = re.compile(r"(git\+https|git\+ssh|https)://[A-Za-z0-9.@_:~/%+=&#,-]+")
# A branch or a tag may be moved to another commit.
_COMMIT: Final = re.compile(r".+@[0-9a-f]{40}([0-9a-f]{24})?")


def recorded_address() -> str | None:
    """The address that pip recorded when it installed this copy; None if there is none.

    See `address_of`; nothing is recorded for an installation from an index.
    """
    try:
        record = distribution("pschool").read_text("direct_url.json")
        return address_of(json.loads(record)) if record else None
    except PackageNotFoundError:
        return None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # other programs write this file


def address_of(direct_url: Mapping[str, Any]) -> str | None:
    """The argument of `pip install` for a `direct_url.json` (PEP 610), without credentials.

    A git address is pinned to its commit, an archive to its digest if recorded. None for a folder
    or a file, which other machines do not have.
    """
    parts = urlsplit(direct_url["url"])
    url = parts._replace(netloc=_without_credentials(parts)).geturl()
    fragments = []
    if "vcs_info" in direct_url:
        vcs = direct_url["vcs_info"]
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    elif sha256 := direct_url.get("archive_info", {}).get("hashes", {}).get("sha256"):
        fragments.append(f"sha256={sha256}")
    if folder := direct_url.get("subdirectory"):
        fragments.append(f"subdirectory={folder}")
    address = f"{url}#{'&'.join(fragments)}" if fragments else url
    return address if _ADDRESS.fullmatch(address) else None


def checked_address(address: str) -> str:
    """A user's address. Raises CommandLineError if others could not or should not use it."""
    if not _ADDRESS.fullmatch(address):
        raise CommandLineError(
            f"--install-from 不能是 {address}",
            f"写别的电脑也能安装的地址，如 {EXAMPLE}，或 .whl 文件的 https 地址",
        )
    parts = urlsplit(address)
    if _without_credentials(parts) != parts.netloc:
        raise CommandLineError(
            "--install-from 的地址里有用户名或密码，会随文件传给别人", "去掉 @ 前面的这一段"
        )
    if parts.scheme.startswith("git+") and not _COMMIT.fullmatch(parts.path):
        raise CommandLineError(
            "--install-from 没有写明哪次提交：分支和标签会变，以后装的可能是别的程序",
            f"在地址后面写 @ 和完整的提交编号（git rev-parse HEAD 显示的 40 位），如 {EXAMPLE}",
        )
    return address


def _without_credentials(url: SplitResult) -> str:
    """Host and port, with the user for SSH, which is the same for everybody."""
    user, _, host = url.netloc.rpartition("@")
    if url.scheme in ("ssh", "git+ssh") and user:
        return f"{user.partition(':')[0]}@{host}"
    return host
