"""Reading `city.toml` and the certificates it names. What is wrong is told, and its default holds instead."""

import re
import ssl
from dataclasses import dataclass
from pathlib import Path

from layouts.alarms import NO_RULES, AlarmRules, read_alarms
from layouts.files import CityConfig
from layouts.indicators import NO_INDICATORS, Indicators, read_indicators
from layouts.problems import Problem, in_order
from layouts.reading import Unreadable, contents
from layouts.toml_file import Migration, TomlFile, read_toml, validated
from resources.entries import NamesEntry
from resources.text import QT_TRANSLATE_NOOP, Text

_PRIVATE_KEY = QT_TRANSLATE_NOOP("layouts", "{file} holds a private key, only certificates belong into it")
_NO_CERTIFICATE = QT_TRANSLATE_NOOP("layouts", "{file} holds no certificate in PEM or DER form")
_NO_FILE = QT_TRANSLATE_NOOP("layouts", "{file}: {reason}")
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----")
_DER = b"\x30\x82"  # a sequence of more than 255 bytes (X.690), which every certificate is

MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a `city.toml` of version 1 into one of version 2, and so on."""


@dataclass(frozen=True, slots=True)
class CityFile:
    """A city's configuration, always complete; the file it was read from (None: it could not be read); its problems.

    `authorities_pem`: the certificates that it names, "" where it names none, None where they cannot be used.
    `indicators`: what is measured, those that are wrong apart. `alarms`: the rules of alarms, likewise.
    """

    config: CityConfig
    file: TomlFile | None
    problems: tuple[Problem, ...]
    authorities_pem: str | None = ""
    indicators: Indicators = NO_INDICATORS
    alarms: AlarmRules = NO_RULES


def read_city_file(path: Path) -> CityFile:
    """Return the configuration in the file at `path`; nothing is raised.

    A city without a usable id or name is called by its folder.
    """
    name = path.resolve().parent.name or "city"
    version = len(MIGRATIONS) + 1
    instead = {"schema_version": version, "id": "city", "name": {"en": name}}
    fallback = CityConfig(schema_version=version, id="city", name=NamesEntry(en=name))
    try:
        file = read_toml(path, MIGRATIONS)
    except Unreadable as error:
        return CityFile(fallback, None, error.problems)
    head = {key: value for key, value in file.table.items() if key not in ("indicator", "alarm")}
    config, problems = validated(CityConfig, file, head, instead=instead)
    config = config or fallback
    indicators, found = read_indicators(file)
    problems += found
    alarms, found = read_alarms(file, indicators)
    problems += found
    try:
        authorities_pem: str | None = _authorities_pem(path.parent, config.tls.ca_file)
    except Unreadable as error:
        authorities_pem = None
        problems += [file.problem(("tls", "ca_file"), problem.text) for problem in error.problems]
    return CityFile(config, file, in_order(problems), authorities_pem, indicators, alarms)


def _authorities_pem(folder: Path, name: str | None) -> str:
    """Return the certificates in the file called `name`, in PEM form and nothing else. Raises `Unreadable`."""
    if name is None:
        return ""

    def unusable(text: Text) -> Unreadable:
        return Unreadable(Problem(str(folder / name), None, "", text))

    try:
        data = contents(folder / name)
    except Unreadable as error:
        raise unusable(_NO_FILE(file=name, reason=error.problems[0].text)) from error
    text = ssl.DER_cert_to_PEM_cert(data) if data.startswith(_DER) else data.decode("latin-1")
    if "PRIVATE KEY-----" in text:
        raise unusable(_PRIVATE_KEY(file=name))
    found = _CERTIFICATE.findall(text)
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata="\n".join(found))
    except (ssl.SSLError, ValueError) as error:  # ValueError: there is none
        raise unusable(_NO_CERTIFICATE(file=name)) from error
    return "".join(f"{certificate}\n" for certificate in found)
