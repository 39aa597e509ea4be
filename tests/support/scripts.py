"""The modules of the site's script, run by node."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import cache

from tests.support.programs import ROOT, needs

SOURCES = ROOT / "edition" / "site" / "static" / "js"
# One node for all calls of a test process: to start one takes longer than most of them. Each call has a
# thread of its own, with globals and modules that no other call has seen.
_KEEPER = """
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";

for await (const line of createInterface({ input: process.stdin })) {
  const [script, patience] = JSON.parse(line);
  const source = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  const worker = new Worker(source, { stdout: true });
  let guard;
  const fault = new Promise((done) => {
    guard = setTimeout(() => {
      done(`did not end within ${patience} s`);
      worker.terminate();
    }, 1000 * patience);
    worker.on("error", (error) => done(error.stack ?? String(error)));
    worker.on("exit", (code) => done(code ? `ended with ${code}` : null));
  });
  const [said, wrong] = await Promise.all([text(worker.stdout), fault]);
  clearTimeout(guard);
  process.stdout.write(`${JSON.stringify([said, wrong])}\\n`);
}
"""


def run(script: str, patience: float = 60) -> object:
    """What an ES module logs, as JSON; a fault if it does not end within so many seconds."""
    keeper = _keeper()
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    keeper.stdin.write(json.dumps([script, patience]) + "\n")
    keeper.stdin.flush()
    said, fault = json.loads(keeper.stdout.readline())
    assert fault is None, fault
    return json.loads(said)


@cache
def _keeper() -> subprocess.Popen[str]:
    command = [needs("node"), "--input-type=module", "--eval", _KEEPER]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    atexit.register(process.kill)
    return process


def called(module: str, call: str) -> object:
    """What a call of a function of a module gives; the module is `a` in the call."""
    source = (SOURCES / module).as_uri()
    return run(f"import * as a from {json.dumps(source)}; console.log(JSON.stringify({call}))")
