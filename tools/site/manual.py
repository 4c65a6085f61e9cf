"""The manual page, of the section "Command Line" of doc/api.md."""

import re


def escaped(text):
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"), flags=re.M)


def inline(text):
    """A line of Markdown with its code and what is strong in bold, and without links."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text.replace("**[ours]**", "")).replace("  ", " ")
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", re.sub(r" +([.,;:])", r"\1", escaped(re.sub(r" +", " ", text))))
    return re.sub(r"\*\*([^*]*)\*\*", lambda strong: "\\fB" + re.sub(r"\\f[BR]", "", strong[1]) + "\\fR", text)


def table(lines):
    """Rows of two columns as tagged paragraphs."""
    out = []
    for line in lines:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not set("".join(cells)) <= set("-"):
            out += [".TP", inline(cells[0]), inline(cells[1])]
    return out[3:] if lines[0].count("|") and "`" not in lines[0] else out


def block(text):
    lines = text.split("\n")
    if lines[0].startswith("|"):
        return table(lines)
    if text.startswith("    "):
        return [".PP", ".nf", *[escaped(line) for line in lines], ".fi"]
    if text.startswith("### "):
        return [".SS " + inline(text[4:])]
    if text.startswith("- "):
        return [line for item in re.split(r"^- ", text, flags=re.M)[1:] for line in (".IP \\(bu 2", inline(" ".join(item.split("\n"))))]
    return [".PP", inline(" ".join(lines))]


def part(name, blocks):
    return [".SH " + name, *[line for text in blocks for line in block(text)]]


def manual(api, version):
    section = re.search(r"^## Command Line\n(.*?)^## ", api, re.S | re.M)[1]
    sections = re.findall(r"^## (.*)", api, re.M)
    blocks = [text for text in section.strip("\n").split("\n\n") if text.strip()]
    synopsis, rest = blocks[0], blocks[1:]
    tables = [i for i, text in enumerate(rest) if text.startswith("|")]
    environment = next(i for i in tables if rest[i].startswith("| environment"))
    options = [text for text in rest[:environment]]
    status = [text for text in rest[environment + 1:]]
    example = re.search(r"```js server\n(.*?)```", api[api.index("### node.http.Server"):], re.S)[1]
    out = ['.TH NODE 1 "" "node %s"' % version, ".SH NAME", "node \\- evented I/O for V8 JavaScript",
           ".SH SYNOPSIS", ".nf", *[escaped(line.strip()) for line in synopsis.split("\n")], ".fi",
           ".SH DESCRIPTION", inline("Runs a script, and then its event loop until nothing is left to wait for."),
           *part("OPTIONS", options), *part("ENVIRONMENT", [rest[environment]]), *part("EXIT STATUS", status),
           ".SH EXAMPLES", "A web server:", ".PP", ".nf", *[escaped(line) for line in example.rstrip().split("\n")], ".fi",
           ".SH SEE ALSO", inline("`node --help SECTION` shows a section of the API: " + ", ".join(sections) + ".")]
    return "\n".join(line for line in out if line.strip()) + "\n"
