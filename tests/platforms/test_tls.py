"""Promise S5: no byte of a secret leaves before the other side has shown who it is, over TLS 1.2 or newer."""

import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.platforms.patience import Setback
from app.platforms.wire import Call, Signature, Wire

HOST = "127.1"
"""This machine under a name that is not taken for the practice platforms: it is asked as any platform is."""
CANARY = "canary-of-a-token"
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
CALL, SIGNED = Call(path="/balance"), Signature(headers={"Access-Token": CANARY})


class Authority:
    """Signs certificates; the machine trusts it where its own certificate is put."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.trusted = folder / f"{name}.pem"
        itself = self._builder(self._name, self._key, NOW + DAY).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), True
        )
        self.trusted.write_bytes(itself.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def certificate(self, host: str, *, until: dt.datetime = NOW + DAY) -> Path:
        """Key and certificate for a host, in one file."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        names = x509.SubjectAlternativeName([x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("192.0.2.1"))])
        signed = self._builder(subject, key, until).add_extension(names, False).sign(self._key, hashes.SHA256())
        file = self._folder / "server.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + signed.public_bytes(serialization.Encoding.PEM)
        )
        return file

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, until: dt.datetime
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(until - 2 * DAY)
            .not_valid_after(until)
        )


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    made = Authority(tmp_path, "trusted")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(made.trusted))
    monkeypatch.setenv("NO_PROXY", HOST)
    return made


@contextmanager
def serving(certificate: Path, *, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> Iterator[tuple[Wire, bytearray]]:
    """A wire to a server with this certificate, and all that the server came to read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if newest < ssl.TLSVersion.TLSv1_2:
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = newest
    context.maximum_version = newest
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(30)

        def answer() -> None:
            accepted, _ = listener.accept()
            with accepted:
                accepted.settimeout(30)
                try:
                    with context.wrap_socket(accepted, server_side=True) as link:
                        heard.extend(link.recv(65_536))
                        if heard:
                            link.sendall(OK)
                except OSError:
                    return  # the caller hung up, as it should

        server = Thread(target=answer)
        server.start()
        wire = Wire("tiktok", f"https://{HOST}:{listener.getsockname()[1]}")
        try:
            yield wire, heard
        finally:
            server.join(30)
            wire.close()


def test_a_server_that_shows_who_it_is_gets_the_token(authority: Authority) -> None:
    with serving(authority.certificate(HOST)) as (wire, heard):
        assert wire.send(CALL, SIGNED).body == b"{}"
    assert CANARY.encode() in heard


def refused(certificate: Path, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> None:
    with serving(certificate, newest=newest) as (wire, heard), pytest.raises(Setback) as told:
        wire.send(CALL, SIGNED)
    assert heard == b""
    assert CANARY not in repr(told.value)


def test_an_expired_certificate_is_refused(authority: Authority) -> None:
    refused(authority.certificate(HOST, until=NOW - DAY / 2))


def test_a_certificate_for_another_host_is_refused(authority: Authority) -> None:
    refused(authority.certificate("ads.example"))


@pytest.mark.usefixtures("authority")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    refused(Authority(tmp_path, "unknown").certificate(HOST))


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_an_old_version_of_tls_is_refused(authority: Authority, newest: ssl.TLSVersion) -> None:
    refused(authority.certificate(HOST), newest)
