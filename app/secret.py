"""A secret that cannot be printed, compared slowly, copied into JSON or pickled by accident."""

import hmac
from dataclasses import dataclass, field
from typing import NoReturn

DOTS = "•••"


@dataclass(frozen=True, slots=True, eq=False)
class Secret:
    """A password, token or key; only `reveal` gives it away."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        """Give the secret itself; call this only where it is handed to the outside."""
        return self._value

    def __str__(self) -> str:
        return DOTS

    def __repr__(self) -> str:
        return f"Secret({DOTS})"

    def __format__(self, spec: str) -> str:
        return DOTS

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not written anywhere by accident")
