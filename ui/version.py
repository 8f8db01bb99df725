"""Which AdTill this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version as it stands in pyproject.toml; empty when the program was not installed."""
    try:
        return version("adtill")
    except PackageNotFoundError:
        return ""
