"""The process of a query ends without a trace when nobody waits for it any more."""

import subprocess
import sys

# Who waits leaves without reading which tables are asked for.
LEAVING = """
from multiprocessing import Pipe
from threading import Thread
from partyschool_cli.many.sql.query_process import run
from partyschool_cli.many.sql.request import SqlRequest

ours, theirs = Pipe()

def leave():
    ours.poll(None)
    ours.close()

Thread(target=leave).start()
run(theirs, SqlRequest("FROM courses", ("courses",)))
"""


def test_it_ends_when_the_one_who_waits_is_gone() -> None:
    found = subprocess.run([sys.executable, "-c", LEAVING], capture_output=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
