"""JavaScript read by Node itself: many modules in one process, none of them run."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence

_READER = """
const {SourceTextModule} = require('node:vm');
const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const said = texts.map((text) => {
  try {
    new SourceTextModule(text);
    return '';
  } catch (error) {
    return String(error);
  }
});
console.log(JSON.stringify(said));
"""


def problems(texts: Sequence[str]) -> list[str] | None:
    """What Node says of each text, "" where it is a module; None where there is no Node."""
    node = shutil.which("node")
    if node is None:
        return None
    command = [node, "--no-warnings", "--experimental-vm-modules", "-e", _READER]
    done = subprocess.run(
        command, input=json.dumps(list(texts)), capture_output=True, text=True, check=True
    )
    said: list[str] = json.loads(done.stdout)
    return said
