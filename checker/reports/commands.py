"""Text inside the log commands of build services, where document text must never start a command of its own."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reports.clean import cleaned


def harmless(text: str) -> str:
    """One line in which no service finds a command: ``##[`` and ``##vso[`` are commands wherever they stand."""
    return cleaned(text).replace("##", "# #")


def github_data(text: str) -> str:
    """The message of a GitHub workflow command, escaped as its runner unescapes it."""
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """A property of a GitHub workflow command."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def github_command(level: str, properties: Mapping[str, str], message: str) -> str:
    """One command with its line end."""
    told = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{github_data(message)}\n"


def azure_data(text: str) -> str:
    """The message of an Azure Pipelines logging command."""
    return harmless(text).replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def azure_property(text: str) -> str:
    """A property of an Azure Pipelines logging command."""
    return azure_data(text).replace(";", "%3B").replace("]", "%5D")


def azure_command(name: str, properties: Mapping[str, str], message: str) -> str:
    """One command with its line end."""
    told = "".join(f"{key}={azure_property(value)};" for key, value in properties.items())
    return f"##vso[{name} {told}]{azure_data(message)}\n"
