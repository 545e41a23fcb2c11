"""Find the types that a branch changes, so that `make test` runs all of their browser tests and not just the sample.

Changes are relative to the branch's base on main; on main itself, to the previous commit.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache

from tests.site_server import ROOT

MOST = 4
"""A change to more types than this is a change to shared code, for which the sample is enough until CI."""
_TYPE = re.compile(r"generator/amends/((?:fields|blocks)/[a-z0-9_]+)/")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip()


def base() -> str:
    """Return the commit to compare with, or an empty string without a git history."""
    here = _git("rev-parse", "HEAD")
    bases = (_git("merge-base", "HEAD", main) for main in ("origin/main", "main"))
    left = next((commit for commit in bases if commit), here)
    return left if left != here else _git("rev-parse", "--verify", "--quiet", "HEAD~1")


@cache
def changed_types() -> frozenset[str]:
    """Return the types that have changed, such as `fields/log`; none if there are more than `MOST`."""
    since = base()
    files = _git("diff", "--name-only", since) if since else ""
    found = frozenset(_TYPE.findall(files + "\n" + _git("ls-files", "--others", "--exclude-standard")))
    return found if len(found) <= MOST else frozenset()
