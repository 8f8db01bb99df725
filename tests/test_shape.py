"""The promises about the code itself: what stands where, how long, and what is never written."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

AT_THE_TOP = {
    *("app", "ui", "resources", "migrations", "tests", "docs", ".ci"),
    *("main.py", "installer.spec", "pyproject.toml", "requirements.lock", "Makefile"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *(".gitignore", ".gitattributes", ".editorconfig"),
}

# Where start-up is worth an import inside a function; each place says why beside it.
LATE_IMPORTS = {
    "main.py",  # only the door that was asked for is loaded
    "ui/start.py",  # the main window is loaded once the password fits
    "app/invoices/opener.py",  # the readers of PDFs are loaded in the process apart
}

# Where money is counted: no figure passes through a binary fraction.
MONEY_ROOMS = ("app/domain", "app/store", "app/platforms", "app/banks", "app/matching", "app/services")

# Seconds to wait are no money: a platform may ask for half of one.
COUNTS_SECONDS = {"app/platforms/patience.py", "app/platforms/google_ads_errors.py", "app/platforms/meta_errors.py"}

ASKS = {"need", "_need_me", "_need_judge", "_changeable", "_signable", "_need_checker", "_stranger"}
"""How a service asks for a right once it knows whose hands an order went through."""

# Changes that no person decides, or that everybody makes for themselves.
FREE_CHANGES = {
    "app/services/backups.py:back_up",  # a copy opens with the same passwords and for nobody else
    "app/services/connections.py:client",  # a token that the platform has renewed
    "app/services/connections.py:keep_grant",
    "app/services/erasing.py:finish",  # the rest of an erasure that was asked for before
    "app/services/intake.py:open_accounts",  # what the platforms say, to everybody's eyes
    "app/services/intake.py:take",
    "app/services/moves.py:_change",  # what became of a move; the right to pay was asked in the order's own step beside `write`
    "app/services/moves.py:_keep",
    "app/services/moves.py:write",
    "app/services/opening_codes.py:_keep_reply",
    "app/services/opening_post.py:_keep_reply",
    "app/services/order_sending.py:_confirm",  # what a row shows of an order that was sent
    "app/services/order_sending.py:_follow",
    "app/services/order_sending.py:_mark_overdue",
    "app/services/people.py:_found_anew",  # nobody's right counts any more; only the founder's own slot leads here
    "app/services/people.py:_welcome_founder",  # there is nobody yet who could be asked
    "app/services/witness.py:look_back",  # what this machine saw of the book, whoever opens it
}

RUNS_TEXT_AS_CODE = {"eval", "exec", "compile", "__import__"}
UNPACKS_ANYTHING = {"pickle", "marshal", "shelve", "dill", "yaml"}
SECRET_NAME = re.compile(r"(^|_)(token|secret|password)$")


def product_files() -> list[Path]:
    return [ROOT / "main.py", *sorted((ROOT / "app").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def trees() -> Iterator[tuple[str, ast.Module]]:
    for file in product_files():
        yield name_of(file), tree_of(file)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_nothing_stands_at_the_top_but_what_the_design_names() -> None:
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
        assert {name.split("/")[0] for name in listed.stdout.splitlines()} <= AT_THE_TOP
    else:  # an unpacked archive holds what was committed and nothing else
        assert {entry.name for entry in ROOT.iterdir()} >= AT_THE_TOP


def test_every_module_opens_with_a_sentence() -> None:
    silent = [name for name, tree in trees() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_no_file_grows_into_two_things() -> None:
    allowed = [(file, 400) for file in product_files()] + [(file, 700) for file in (ROOT / "tests").rglob("*.py")]
    lengths = [(name_of(file), file.read_text(encoding="utf-8").count("\n"), most) for file, most in allowed]
    assert [(name, lines) for name, lines, most in lengths if lines > most] == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name}:{node.name}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_imports_stand_at_the_top_of_their_file() -> None:
    late = {
        name
        for name, tree in trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert late <= LATE_IMPORTS


def test_nothing_from_outside_is_run_unpickled_or_given_to_a_shell() -> None:
    found = [
        f"{name}:{call.lineno} {called}"
        for name, tree in trees()
        for called, call in calls(tree)
        if called in RUNS_TEXT_AS_CODE
        or called in {"os.system", "os.popen", "subprocess.getoutput"}
        or called.split(".")[0] in UNPACKS_ANYTHING
        or any(keyword.arg == "shell" for keyword in call.keywords)
    ]
    imported = [
        f"{name} {alias}"
        for name, tree in trees()
        for node in ast.walk(tree)
        for alias in imported_names(node)
        if alias.split(".")[0] in UNPACKS_ANYTHING
    ]
    assert found + imported == []


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def test_every_change_of_a_service_names_the_right_that_it_takes() -> None:
    open_doors = {
        f"{name_of(file)}:{function.name}"
        for file in sorted((ROOT / "app/services").glob("*.py"))
        for function in ast.walk(tree_of(file))
        if isinstance(function, ast.FunctionDef) and opens_unasked(function)
    }
    assert open_doors == FREE_CHANGES


def opens_unasked(function: ast.FunctionDef) -> bool:
    """Whether it opens a transaction without a right, and does not ask for one inside."""
    made = list(calls(function))
    opened = [call for called, call in made if called.endswith("vault.work")]
    asks = any(called.rsplit(".", 1)[-1] in ASKS for called, _ in made)
    return any(not call.args for call in opened) and not asks


@pytest.mark.parametrize("room", MONEY_ROOMS)
def test_money_never_becomes_a_float(room: str) -> None:
    found = [
        f"{name_of(file)}:{call.lineno}"
        for file in sorted((ROOT / room).rglob("*.py"))
        for tree in [tree_of(file)]
        for called, call in calls(tree)
        if called == "float" and name_of(file) not in COUNTS_SECONDS and call not in passing_floats(tree)
    ]
    assert found == []


def passing_floats(tree: ast.AST) -> list[ast.Call]:
    """Floats that are spans of time, or only compared with the one that a spreadsheet stored; no money comes out of them."""
    spans = [keyword.value for called, call in calls(tree) if called == "timedelta" for keyword in call.keywords]
    comparisons = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    return [call for node in [*spans, *comparisons] for _, call in calls(node)]


def test_json_with_money_is_never_read_into_floats() -> None:
    found = [
        f"{name_of(file)}:{call.lineno}"
        for file in sorted((ROOT / "app/platforms").rglob("*.py"))
        for called, call in calls(tree_of(file))
        if called in {"json.loads", "json.load"} and "parse_float" not in {keyword.arg for keyword in call.keywords}
    ]
    assert found == []


def test_a_secret_is_never_kept_as_plain_text_in_a_class() -> None:
    plain = [
        f"{name}:{field.lineno} {field.target.id}"
        for name, tree in trees()
        for cls in ast.walk(tree)
        if isinstance(cls, ast.ClassDef)
        for field in cls.body
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and SECRET_NAME.search(field.target.id)
        and "Secret" not in ast.unparse(field.annotation)
        and re.search(r"\b(str|bytes)\b", ast.unparse(field.annotation))
    ]
    assert plain == []


def test_the_lock_pins_every_package_by_hash_and_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"^\s*-", lock.replace("    --hash=sha256:", ""), re.MULTILINE)
    entries = re.split(r"^(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    loose = [entry for entry in entries if not re.match(r"[a-z0-9._-]+==\S+[^\n]*\\\n    --hash=sha256:", entry)]
    assert entries
    assert loose == []


def test_every_declared_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {plain_name(line) for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert declared <= set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))


def plain_name(requirement: str) -> str:
    return re.split(r"[=<>!~; \[]", requirement)[0].lower().replace("_", "-")


def test_the_version_stands_once() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    papers = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "Makefile", "installer.spec")]
    assert [
        name_of(file)
        for file in [*product_files(), *papers]
        if re.search(rf"""["'\s]{re.escape(version)}["'\s]""", file.read_text(encoding="utf-8"))
    ] == []


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_file_that_a_paper_points_to_is_there(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []
