"""Signs receipts with an Ed25519 key, and checks signatures."""

from __future__ import annotations

from typing import Any

from checker.errors import ConfigurationError
from checker.gate.receipt import Receipt, Signature

_NEEDED = "signatures need the cryptography package: install it with pip install 'decision-checker[signing]'."


def sign(receipt: Receipt, private_key: bytes) -> Receipt:
    """The receipt with a signature by a key in PEM form (PKCS 8, without a password).

    Raises ConfigurationError for a key of another kind.
    """
    key = _private(private_key)
    public = key.public_key().public_bytes_raw().hex()
    value = key.sign(receipt.digest.encode("ascii")).hex()
    return receipt.model_copy(update={"signature": Signature(public_key=public, value=value)})


def is_signed_by(receipt: Receipt, public_key: bytes | None = None) -> bool:
    """Whether the signature is right; ``public_key``, in PEM form, is the key that it must be by.

    Raises ConfigurationError for a key of another kind.
    """
    signature = receipt.signature
    if signature is None:
        return False
    ed25519, invalid = _library()
    if public_key is not None and _public(public_key).public_bytes_raw().hex() != signature.public_key:
        return False
    try:
        key = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.public_key))
        key.verify(bytes.fromhex(signature.value), receipt.digest.encode("ascii"))
    except (invalid, ValueError):
        return False
    return receipt.is_whole


def _library() -> tuple[Any, type[Exception]]:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise ConfigurationError(_NEEDED) from error
    return ed25519, InvalidSignature


def _private(pem: bytes) -> Any:
    ed25519, _ = _library()
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise ConfigurationError("the signing key cannot be read: it must be PEM without a password.") from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise ConfigurationError("the signing key is no Ed25519 key: make one with openssl genpkey -algorithm ed25519.")
    return key


def _public(pem: bytes) -> Any:
    ed25519, _ = _library()
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except ValueError as error:
        raise ConfigurationError("the public key cannot be read: it must be PEM.") from error
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise ConfigurationError("the public key is no Ed25519 key.")
    return key
