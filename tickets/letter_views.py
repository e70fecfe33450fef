"""A letter as a message in a chat, as plain text, as HTML mail, and as a page to print."""

from html import escape

from tickets.letters import Letter
from tickets.vocabulary import Language

# as catalogues and templates write the lines of a list
_BULLET = "· "

_HTML_LANGUAGE = {Language.EN: "en", Language.ZH: "zh-Hans", Language.ZH_HANT: "zh-Hant"}
# what is installed wherever the mail is read; nothing is fetched
_FONTS = "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', Arial, sans-serif"
_PRINT_CSS = f"""
@page {{ size: A4; margin: 25mm 22mm 25mm 25mm; }}
body {{ font: 11pt/1.6 {_FONTS}; color: #000; max-width: 165mm; margin: 20mm auto; }}
h1 {{ font-size: 13pt; line-height: 1.4; margin: 0 0 8mm; }}
p, ul {{ margin: 0 0 4.5mm; orphans: 3; widows: 3; }}
ul {{ padding-left: 6mm; break-inside: avoid; }}
p.greeting {{ margin-bottom: 5mm; }}
p.sign_off {{ margin-top: 10mm; break-inside: avoid; }}
@media print {{ body {{ max-width: none; margin: 0; }} }}
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_chat(letter: Letter) -> str:
    """The letter as a message where greeting and signature would be out of place."""
    return "\n".join(text for _, text in letter.body)


def as_text(letter: Letter) -> str:
    """The letter as plain text, its parts apart."""
    return "\n\n".join(text for _, text in letter.parts) + "\n"


def as_html_mail(letter: Letter) -> str:
    """The letter as HTML for mail: styles inline, nothing to fetch, every value escaped."""
    paragraphs = "\n".join(
        _blocks(text, p=' style="margin:0 0 14px"', ul=' style="margin:0 0 14px;padding-left:22px"')
        for _, text in letter.parts
    )
    style = (
        f"font:15px/1.6 {_FONTS};color:#1a1a1a;background:#ffffff;max-width:600px;"
        "margin:0 auto;padding:24px"
    )
    return (
        f"{_head(letter)}</head>\n"
        f'<body style="margin:0;background:#ffffff"><div style="{style}">\n'
        f"{paragraphs}\n</div></body>\n</html>\n"
    )


def as_print(letter: Letter) -> str:
    """The letter as a page of its own, set for A4."""
    paragraphs = "\n".join(
        _blocks(text, p=f' class="{escape(name)}"', ul="") for name, text in letter.parts
    )
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return (
        f"{_head(letter)}{policy}\n<style>\n{_PRINT_CSS}\n</style>\n</head>\n"
        f"<body>\n<h1>{escape(letter.subject)}</h1>\n{paragraphs}\n</body>\n</html>\n"
    )


def _head(letter: Letter) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{_HTML_LANGUAGE[letter.language]}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(letter.subject)}</title>\n'
    )


def _blocks(text: str, *, p: str, ul: str) -> str:
    """Paragraphs and lists of one part; `p` and `ul` are the attributes of their elements."""
    blocks: list[str] = []
    lines: list[str] = []
    items: list[str] = []

    def end() -> None:
        if lines:
            blocks.append(f"<p{p}>{'<br>'.join(lines)}</p>")
        if items:
            blocks.append(f"<ul{ul}>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
        lines.clear()
        items.clear()

    for line in text.splitlines():
        is_item = line.startswith(_BULLET)
        if (is_item and lines) or (not is_item and items) or not line.strip():
            end()
        if is_item:
            items.append(escape(line.removeprefix(_BULLET)))
        elif line.strip():
            lines.append(escape(line))
    end()
    return "\n".join(blocks)
