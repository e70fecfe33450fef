"""The printable page of an archive: one file, nothing to fetch, both languages side by side."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.catalogue import Catalogue, MissingText
from bot.yaml_file import read_yaml

_LANGUAGES = ("zh", "en")
# fields whose codes the catalogues name, with their section of `labels`
_CODES = {
    "category": "category",
    "topic": "topic",
    "state": "state",
    "ticket_state": "state",
    "name": "step",
    "kind": "clock",
}
_SECTIONS = (
    *("registration", "standing", "information", "authorities", "recusals", "investigation"),
    *("calls", "plans", "responses", "answers", "survey", "notices", "files", "clocks"),
    "retention",
)
# the same words again, as a mail program lays them out
_NOT_SHOWN = frozenset({"letter_html"})
_FONTS = "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', Arial, sans-serif"
_CSS = f"""
@page {{ size: A4; margin: 18mm 16mm; }}
* {{ box-sizing: border-box; }}
body {{ font: 10pt/1.5 {_FONTS}; color: #000; background: #fff; max-width: 178mm;
  margin: 12mm auto; overflow-wrap: anywhere; }}
h1 {{ font-size: 16pt; margin: 0 0 2mm; }}
h2 {{ font-size: 12pt; margin: 7mm 0 2mm; border-bottom: 0.4mm solid #000; break-after: avoid; }}
p.reference {{ font-size: 12pt; margin: 0 0 3mm; }}
table {{ width: 100%; border-collapse: collapse; margin: 0 0 3mm; break-inside: auto; }}
tr {{ break-inside: avoid; }}
th, td {{ border: 0.2mm solid #888; padding: 1mm 2mm; text-align: left; vertical-align: top; }}
th {{ width: 52mm; font-weight: 600; background: #f2f2f2; }}
th span, h1 span, h2 span {{ font-weight: 400; color: #333; }}
td {{ white-space: pre-wrap; }}
.hash, table.audit td {{ font-size: 8pt; }}
table.audit th {{ width: auto; }}
@media print {{ body {{ max-width: none; margin: 0; }} th {{ print-color-adjust: exact; }} }}
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class ArchivePage:
    """Makes pages of archives.

    Args:
        labels: the file `data/archive/labels.yml`.
        catalogue: words for codes.
        zone: in which instants are shown.
    """

    def __init__(self, labels: Path, catalogue: Catalogue, zone: ZoneInfo) -> None:
        self._labels: Mapping[str, Any] = read_yaml(labels)
        self._catalogue, self._zone = catalogue, zone

    def render(self, record: Mapping[str, Any]) -> str:
        """The page of one archive.

        Args:
            record: as `tickets.archive.archive_record` makes it.

        Returns:
            a whole HTML document; every value is escaped.
        """
        reference = escape(record["reference"])
        facts = {"made_at": record["made_at"], "seal": record["seal"]}
        sections = "\n".join(self._section(name, record[name]) for name in _SECTIONS)
        title = self._labels["page"]
        return (
            '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            f"<title>{escape(title['zh'])} {reference}</title>\n<style>\n{_CSS}\n</style>\n"
            f"</head>\n<body>\n<h1>{_both(title)}</h1>\n"
            f'<p class="reference">{reference}</p>\n{self._table(facts)}\n'
            f"{sections}\n{self._audit(record['audit'])}\n</body>\n</html>\n"
        )

    def _section(self, name: str, content: Any) -> str:
        items = content if isinstance(content, list) else [content]
        heading = f"<h2>{_both(self._labels['sections'][name])}</h2>"
        if not items:
            return f"{heading}\n<p>{_both(self._labels['not_given'])}</p>"
        return "\n".join([heading, *map(self._table, items)])

    def _table(self, values: Mapping[str, Any]) -> str:
        rows = "\n".join(
            f"<tr><th>{self._field(name)}</th><td>{self._value(name, value)}</td></tr>"
            for name, value in _flat(values).items()
            if value not in (None, "", [], {}) and name not in _NOT_SHOWN
        )
        return f"<table>\n{rows}\n</table>"

    def _field(self, name: str) -> str:
        return _both(self._labels["fields"][name])

    def _value(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return "✓" if value else "–"
        if isinstance(value, list):
            return "\n".join(self._value(name, item) for item in value)
        if isinstance(value, Mapping):
            return "\n".join(f"{escape(str(k))}: {self._value(k, v)}" for k, v in value.items())
        if name.endswith("_at") or name == "at":
            return escape(self._local(value))
        return escape(self._coded(name, str(value)))

    def _coded(self, name: str, value: str) -> str:
        if name not in _CODES:
            return value
        try:
            told = [self._catalogue.text(f"labels.{_CODES[name]}.{value}", x) for x in _LANGUAGES]
        except MissingText:
            return value
        return f"{' · '.join(told)} ({value})"

    def _local(self, value: object) -> str:
        try:
            at = datetime.fromisoformat(str(value))
        except ValueError:
            return str(value)
        return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M:%S %Z}"

    def _audit(self, events: list[Mapping[str, Any]]) -> str:
        names = ("sequence", "at", "name", "actor", "hash")
        head = "".join(f"<th>{self._field(name)}</th>" for name in names)
        rows = "\n".join(self._event(event) for event in events)
        return (
            f"<h2>{_both(self._labels['sections']['audit'])}</h2>\n"
            f'<table class="audit">\n<tr>{head}</tr>\n{rows}\n</table>'
        )

    def _event(self, recorded: Mapping[str, Any]) -> str:
        event = recorded["event"]
        cells = (
            str(recorded["sequence"]),
            self._local(event["at"]),
            self._step(event["name"]),
            event["actor"],
            recorded["hash"],
        )
        return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"

    def _step(self, name: str) -> str:
        try:
            return f"{self._catalogue.text(f'labels.step.{name}', 'zh')} ({name})"
        except MissingText:
            return name


def _both(words: Mapping[str, str]) -> str:
    return f"{escape(words['zh'])} <span>{escape(words['en'])}</span>"


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    # the rule of a retention is itself a mapping of named fields
    flat: dict[str, Any] = {}
    for name, value in values.items():
        flat |= value if name == "rule" and isinstance(value, Mapping) else {name: value}
    return flat
