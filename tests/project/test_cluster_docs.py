"""What docs/many.md has to copy for a cluster: read by those whose formats these are."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.catalogs import ROOT

_TEXT = (ROOT / "docs" / "many.md").read_text(encoding="utf-8")


def _fence(language: str, sign: str) -> str:
    fences = re.findall(rf"^```{language}\n(.*?)^```$", _TEXT, re.MULTILINE | re.DOTALL)
    [found] = [one for one in fences if sign in one]
    return str(found)


def test_the_compose_file_is_one_for_a_scheduler_and_workers(tmp_path: Path) -> None:
    from check_jsonschema import main as check_jsonschema

    file = tmp_path / "compose.yaml"
    file.write_text(_fence("yaml", "services:"), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        check_jsonschema(["--builtin-schema", "vendor.compose-spec", str(file)])
    assert not ended.value.code
    services = yaml.safe_load(file.read_bytes())["services"]
    assert services["scheduler"]["command"].startswith("dask scheduler --port 8786 ")
    assert services["worker"]["command"].startswith("dask worker tcp://scheduler:8786 ")
    assert services["scheduler"]["ports"] == ["127.0.0.1:8786:8786"]


def test_the_settings_of_tls_are_those_of_dask() -> None:
    import dask
    from distributed import Security

    given = yaml.safe_load(_fence("yaml", "require-encryption"))
    with dask.config.set(dask.config.merge(dask.config.config, given)):
        security = Security()
    assert security.require_encryption
    key, certificate = "/etc/pschool/node-key.pem", "/etc/pschool/node.pem"
    for role in ("scheduler", "worker", "client"):
        files = security.get_tls_config_for_role(role)
        assert (files["ca_file"], files["cert"]) == ("/etc/pschool/ca.pem", certificate)
        assert files["key"] == key


def test_the_job_for_slurm_can_be_read_by_a_shell() -> None:
    job = _fence("bash", "#SBATCH")
    subprocess.run(["bash", "-n"], input=job.encode(), check=True)
