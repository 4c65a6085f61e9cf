"""Colours for programs: spans of the classes c (comment), s (string), k (keyword), n (number), f (what is called), p (prompt)."""

import html
import re

KEYWORDS = {
    "js": """async await break case catch class const continue debugger default delete do else export extends finally for
          from function if import in instanceof let new of return static super switch this throw try typeof var void while
          yield true false null undefined""",
    "cpp": """auto bool case char class const else extern false for if int long namespace new nullptr return static struct
          switch template true typename using void while""",
    "sh": "case do done else esac exit export fi for if in then trap until while",
    "json": "true false null",
}
STRING = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
TOKENS = {
    "js": r"(?P<c>//[^\n]*|/\*.*?\*/)|(?P<s>%s|`(?:\\.|[^`\\])*`|(?<=[(,=:\[!&|?;{}])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]"
          r"|[^/\\\n\[])+/[a-z]*)" % STRING,
    "cpp": r"(?P<c>//[^\n]*|/\*.*?\*/|^#\w+)|(?P<s>%s|(?<=#include )<[^>]*>)" % STRING,
    "sh": r"(?P<c>(?<![^\s])#[^\n]*)|(?P<s>%s)|(?P<p>^\$ )" % STRING,
    "json": r"(?P<s>%s)" % STRING,
}
REST = r"|(?P<n>\b(?:0x[\da-fA-F]+|\d[\d.]*(?:e\d+)?n?)\b)|(?P<f>\b[A-Za-z_$][\w$]*(?=\())|(?P<w>[A-Za-z_$][\w$]*)"
NAMES = {"js": "js", "javascript": "js", "mjs": "js", "ts": "js", "json": "json", "sh": "sh", "cpp": "cpp", "c": "cpp"}


def coloured(text, language):
    """The HTML of a program; of a language that is not known, the text."""
    name = NAMES.get(language)
    if name is None:
        return html.escape(text, quote=False)
    keywords = set(KEYWORDS[name].split())
    out, at = [], 0
    for match in re.finditer(TOKENS[name] + REST, text, re.S | re.M):
        kind = match.lastgroup
        if kind in "fw":
            kind = "k" if match[0] in keywords else kind if kind == "f" and name != "sh" else None
        if kind is None:
            continue
        out += [html.escape(text[at:match.start()], quote=False),
                '<span class="%s">%s</span>' % (kind, html.escape(match[0], quote=False))]
        at = match.end()
    return "".join(out) + html.escape(text[at:], quote=False)
