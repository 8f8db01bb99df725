"""A bare caller of the practice platforms: plain requests, no client of ours."""

import json
from decimal import Decimal
from itertools import count
from typing import Any, Self

import requests

from app.sandbox.describe import describe
from app.sandbox.server import Sandbox


class Caller:
    """Signs each call as its platform wants it and gives back the parsed envelope."""

    def __init__(self, sandbox: Sandbox, platform: str) -> None:
        self.sandbox = sandbox
        self.platform = platform
        self.about: dict[str, Any] = describe(sandbox)[platform]
        self.base = str(self.about["base_url"])
        self.token = str(self.about["access_token"])
        self.session = requests.Session()
        self._nonces = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()

    def raw(self, path: str, **params: Any) -> requests.Response:
        """A signed GET."""
        sent = {name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in params.items()}
        return self.session.get(self.base + path, params={**self._query(), **sent}, headers=self._headers(), timeout=10)

    def get(self, path: str, **params: Any) -> dict[str, Any]:
        """The envelope of a signed GET, money as Decimal."""
        return self.parsed(self.raw(path, **params))

    def data(self, path: str, **params: Any) -> Any:
        """The data of a signed GET that must succeed."""
        body = self.get(path, **params)
        assert body["code"] == 0, body
        return body["data"]

    def code(self, path: str, **params: Any) -> int:
        """The code of a signed GET."""
        return int(self.get(path, **params)["code"])

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        """The envelope of an unsigned POST, as on the token endpoints."""
        return self.parsed(self.session.post(self.base + path, json=body, timeout=10))

    def sent(self, path: str, *, headers: dict[str, str] | None = None, **body: Any) -> requests.Response:
        """A signed POST of JSON."""
        return self.session.post(
            self.base + path,
            json=body,
            params=self._query(),
            headers={**self._headers(), **(headers or {})},
            timeout=10,
        )

    def send(self, path: str, *, headers: dict[str, str] | None = None, **body: Any) -> dict[str, Any]:
        """The envelope of a signed POST."""
        return self.parsed(self.sent(path, headers=headers, **body))

    def made(self, path: str, **body: Any) -> Any:
        """The data of a signed POST that must succeed."""
        answer = self.send(path, **body)
        assert answer["code"] == 0, answer
        return answer["data"]

    def upload(self, path: str, files: dict[str, tuple[str, bytes]], **fields: Any) -> dict[str, Any]:
        """The envelope of a signed POST in parts."""
        response = self.session.post(
            self.base + path, data=fields, files=files, params=self._query(), headers=self._headers(), timeout=10
        )
        return self.parsed(response)

    def fault(self, path: str, kind: str, **other: Any) -> None:
        """Order a bad day for the calls whose path begins so."""
        asked = {"platform": self.platform, "path": path, "kind": kind, **other}
        assert self.control("faults", **asked).status_code == 200

    def effects(self) -> list[dict[str, Any]]:
        """What live calls have moved."""
        found: list[dict[str, Any]] = self.session.get(f"{self.sandbox.url}/_sandbox/effects", timeout=10).json()
        return found

    def bare(self, path: str, **params: Any) -> dict[str, Any]:
        """The envelope of an unsigned GET."""
        return self.parsed(self.session.get(self.base + path, params=params, timeout=10))

    def control(self, place: str, **body: Any) -> requests.Response:
        """An order to the sandbox itself."""
        return self.session.post(f"{self.sandbox.url}/_sandbox/{place}", json=body, timeout=10)

    @staticmethod
    def parsed(response: requests.Response) -> dict[str, Any]:
        """The envelope; HTTP says 200 whatever the platform says."""
        assert response.status_code == 200
        envelope: dict[str, Any] = json.loads(response.content, parse_float=Decimal)
        return envelope

    def _headers(self) -> dict[str, str]:
        return {} if self.platform == "tencent_ads" else {"Access-Token": self.token}

    def _query(self) -> dict[str, Any]:
        if self.platform != "tencent_ads":
            return {}
        now = self.sandbox.instant().now
        return {"access_token": self.token, "timestamp": now, "nonce": f"n{next(self._nonces)}"}
