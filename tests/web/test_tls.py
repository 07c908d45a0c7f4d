"""The service over TLS, with a certificate made here, on this machine's IPv6 address where it has one."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from pathlib import Path

import httpx
import pytest
from cli.command import checker

from checker.errors import ConfigurationError
from checker.web.serving import Listening, serve_until_stopped
from checker.web.settings import Settings
from web.server import refused, served
from web.test_records_over_http import HOLD

pytest.importorskip("cryptography")


def host() -> str:
    """::1, or 127.0.0.1 where there is no IPv6."""
    try:
        with socket.socket(socket.AF_INET6) as line:
            line.bind(("::1", 0))
    except OSError:
        return "127.0.0.1"
    return "::1"


def make_certificate(folder: Path, name: str, passphrase: bytes = b"") -> tuple[str, str, str, str]:
    """Options that name a certificate for this machine and its private key."""
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, today = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    addresses = [x509.IPAddress(ipaddress.ip_address(one)) for one in ("::1", "127.0.0.1")]
    certificate = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(1)).not_valid_after(today + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    hidden = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / f"{name}.pem").write_bytes(certificate.public_bytes(pem))
    (folder / f"{name}.key").write_bytes(key.private_bytes(pem, pkcs8, hidden))
    return "--certificate", f"{name}.pem", "--private-key", f"{name}.key"


def test_it_answers_over_tls_and_to_nothing_else_there(tmp_path: Path) -> None:
    options = make_certificate(tmp_path, "own")
    context = ssl.create_default_context(cafile=str(tmp_path / "own.pem"))
    address = "https://checker.council.example/decisions"
    with served(tmp_path, "--host", host(), "--workers", "1", "--address", f"{address}/", *options) as service:
        assert service.base.startswith("https://")
        with httpx.Client(base_url=service.base, verify=context, trust_env=False, timeout=60) as client:
            answer = client.post("/v1/gate", content=HOLD)
            assert answer.json()["decision"] == "block"
            assert answer.headers["location"] == f"{address}/v1/gate/{answer.json()['id']}"
            # whoever speaks no TLS, or an old one, costs the others nothing
            with pytest.raises(httpx.HTTPError):
                httpx.get(service.base.replace("https", "http") + "/healthz", trust_env=False, timeout=10)
            assert client.get("/healthz").status_code == 200
        assert service.stop() == 0
        assert "Traceback" not in "\n".join(service.log)


def test_a_certificate_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    own, other = make_certificate(tmp_path, "own"), make_certificate(tmp_path, "other")
    hidden = make_certificate(tmp_path, "hidden", b"secret")
    nobodys = Settings(rules=(), audit="", actor="")
    for certificate, key in ((own[1], other[3]), hidden[1::2], (own[1], "none.key"), (own[3], own[3])):
        listening = Listening("127.0.0.1", 0, str(tmp_path / certificate), str(tmp_path / key))
        with pytest.raises(ConfigurationError, match="--private-key"):
            serve_until_stopped(nobodys, listening, print)
    assert "go together" in refused(tmp_path, *own[:2])


@pytest.mark.parametrize("address", ["checker.council.example", "ftp://council.example", "https://", "https://a/?b"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    done = checker("serve", "--address", address, cwd=tmp_path)
    assert done.returncode == 2
    assert b"https://checker.council.example" in done.stderr
