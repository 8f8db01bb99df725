"""What recordlinkage links of two tables, in an environment of its own: tables come in as JSON, scored pairs go out.

It is set up as its handbook does: blocked by amount or by day, amounts, names, days and numbers compared, the scores added
up, and the pairs taken one to one from the best score down.
"""

import importlib
import json
import sys
from typing import Any


def linked(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> list[tuple[str, str, float]]:
    """Pairs with their score, each row in one at most, the best first."""
    pandas, recordlinkage = importlib.import_module("pandas"), importlib.import_module("recordlinkage")
    tables = [pandas.DataFrame(rows).set_index("id") for rows in (left, right)]
    index = recordlinkage.Index()
    index.block(["currency", "cents"])
    index.block(["currency", "day"])
    compare = recordlinkage.Compare()
    compare.numeric("cents", "cents", method="linear", offset=0.5, scale=100, label="cents")
    compare.string("party", "party", method="jarowinkler", label="party")
    compare.numeric("day", "day", method="linear", offset=1, scale=4, label="day")
    compare.exact("number", "number", label="number")
    scores = compare.compute(index.index(*tables), *tables).sum(axis=1).sort_values(ascending=False, kind="stable")
    found: list[tuple[str, str, float]] = []
    taken: set[str] = set()
    for (one, other), points in scores.items():
        if one not in taken and other not in taken:
            taken.update((one, other))
            found.append((str(one), str(other), float(points)))
    return found


if __name__ == "__main__":
    print(json.dumps(linked(*json.load(sys.stdin))))
