"""The modules of the site's script, run by node."""

from __future__ import annotations

import json
import subprocess

from tests.support.programs import ROOT, needs

SOURCES = ROOT / "edition" / "site" / "static" / "js"


def run(script: str) -> object:
    """What an ES module logs, as JSON."""
    node = needs("node")
    command = [node, "--input-type=module", "-"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def called(module: str, call: str) -> object:
    """What a call of a function of a module gives; the module is `a` in the call."""
    source = (SOURCES / module).as_uri()
    return run(f"import * as a from {json.dumps(source)}; console.log(JSON.stringify({call}))")
