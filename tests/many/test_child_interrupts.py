"""A child that is started under the mask keeps it; the one who starts it does not."""

import signal
import subprocess
import sys

import pytest

from partyschool_cli.many.child_interrupts import no_interrupts_for_children

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "pthread_sigmask"), reason="no masks of signals here"
)

MASK = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"


def test_interrupts_are_blocked_for_children_alone() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with no_interrupts_for_children():
        child = subprocess.run([sys.executable, "-Sc", MASK], capture_output=True, check=True)
    assert child.stdout.strip() == b"True"
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before
