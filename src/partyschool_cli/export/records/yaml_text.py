"""Records' plain data as YAML that readers of 1.1 and of 1.2 take alike."""

import re
from typing import Any

import yaml

# libyaml where PyYAML was built with it: ten times as fast.
_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """Quotes every text that a reader of YAML 1.1 or 1.2 would take for something else.

    PyYAML itself knows what 1.1 takes for numbers, dates and booleans.
    """

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """No anchors: a list that two records share is written twice."""
        return True


for _tag, _form, _starts in (
    ("int", r"0o[0-7]+", "0"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    # Some readers of 1.1 take these letters for booleans, as its specification says.
    ("bool", r"[yYnN]", "yYnN"),
):
    _Dumper.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_starts)
    )


def yaml_text(data: Any) -> str:
    """`data` (text, numbers, true/false, None, lists, dicts) as one document, keys in order."""
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1 << 30,
    )
    return text
