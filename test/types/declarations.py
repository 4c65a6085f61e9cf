#!/usr/bin/env python3
"""types/*.d.ts fit the examples, refuse what test/types/wrong_uses.ts has wrong, and have every entry of entries.txt."""

import pathlib
import re
import subprocess
import sys
import tempfile

COMPILER = ["nodejs", "tools/lint/node_modules/typescript/bin/tsc", "--pretty", "false"]

# What an entry's first word stands for: in a section where that matters, else anywhere.
SUBJECTS = {
    "emitter": "node.EventEmitter", "object": "node.EventEmitter", "promise": "node.Promise", "timer": "node.Timer",
    "child": "node.ChildProcess", "watcher": "node.fs.Watcher", "hash": "node.crypto.Hash", "module": "node.Module",
    "stream": "node.Compressor | node.Decompressor", "socket": "node.udp.Socket", "client": "node.http.Client",
    "server": "node.tcp.Server", "connection": "node.tcp.Connection", "response": "node.http.ServerResponse",
    "request": "node.http.ServerRequest",
    ("node.http.Server", "server"): "node.http.Server",
    ("node.http.ClientRequest", "request"): "node.http.ClientRequest",
    ("node.http.ClientResponse", "response"): "node.http.ClientResponse",
    ("WebSockets", "connection"): "node.websocket.Connection",
}
# Who emits an event: what the entry says behind "of", or the section.
EMITTERS = {
    "a WebSocket": "node.websocket.Connection", "a child": "node.ChildProcess", "a client": "node.http.Client",
    "a client's request": "node.http.ClientRequest", "a connection": "node.tcp.Connection", "a stream": "node.Compressor",
    "node.stdio": "node.Stdio",
    "Child Processes": "node.ChildProcess", "Events": "node.EventEmitter", "Global Variables": "typeof process",
    "Modules": "typeof process", "Standard I/O": "node.Stdio", "The Process": "node.Stdio", "UDP": "node.udp.Socket",
    "Signals": "typeof process",
    ("node.http.ClientRequest", "a request"): "node.http.ClientRequest", ("WebSockets", "a request"): "node.http.ClientRequest",
    ("node.http.ServerRequest", "a request"): "node.http.ServerRequest",
    ("node.http.ServerResponse", "a response"): "node.http.ServerResponse",
    ("node.http.ClientResponse", "a response"): "node.http.ClientResponse",
}
# Sections whose plain words are properties of an object of options.
OPTIONS = {
    "Secure connections": "node.SecureOptions & node.tcp.ServerOptions",
    "WebSockets": "node.websocket.AcceptOptions & node.websocket.ConnectOptions",
}
# Entries that are no name, each with what it is.
EXCEPTIONS = {
    "this": "the language's", "import()": "the language's", "packages": "files", "onLoad": "a program's own name",
    "onExit": "a program's own name", "http:// URLs": "arguments of require", "#sha256-": "arguments of require",
    "NODE_NO_REMOTE_MODULES": "the environment", "NODE_LIBRARY_PATHS": "the environment",
    "NODE_EXTRA_AUTHORITIES": "the environment", "body of a Response": "new Response().body",
    "-i": "an option", "--test": "an option", "--watch": "an option", "asserts": "a module, import(\"asserts\")",
}


def entries():
    """Pairs of a section and an entry, without those of the Extension API, which is C++."""
    section = ""
    for line in pathlib.Path("test/doc/entries.txt").read_text().splitlines():
        if line.startswith("# "):
            section = line[2:]
        elif line and section != "Extension API" and not line.startswith("#"):
            yield section, re.split(r"  +", line)[0]
        elif line.startswith("#sha256-"):
            yield section, "#sha256-"


def use(section, entry):
    """A line of TypeScript that compiles where the entry is declared."""
    event = re.match(r'"([^"]+)"(?: of (.+))?$', entry)
    if event and section == "Encodings":
        return f'{{ const encoding: node.Encoding = "{event[1]}"; p(encoding); }}'
    if event:
        whose = event[2] or section
        emitter = EMITTERS.get((section, whose)) or EMITTERS.get(whose) or whose
        return f'(it: {emitter}) => it.listeners("{event[1]}");'
    name = re.match(r"(?:new )?([\w.]+)", entry)[1].rstrip(".")
    if "." not in name and section in OPTIONS and name[0].islower():
        return f"(it: {OPTIONS[section]}) => it.{name};"
    subject, _, rest = name.partition(".")
    kind = SUBJECTS.get((section, subject)) or SUBJECTS.get(subject)
    return f"(it: {kind}) => it.{rest};" if rest and kind else f"void {name};"


def compile_project(project):
    result = subprocess.run(COMPILER + ["-p", project], stdout=subprocess.PIPE, text=True)
    assert result.returncode == 0, result.stdout


def compile_entries():
    names = [pair for pair in entries() if pair[1] not in EXCEPTIONS]
    assert len(names) > 400, len(names)
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "entries.ts")
        program.write_text("\n".join(use(*pair) for pair in names) + "\nexport {};\n")
        options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022"]
        result = subprocess.run(COMPILER + options + [program, "types/node.d.ts"], stdout=subprocess.PIPE, text=True)
        missing = [f"{names[int(line) - 1]}: {what}" for line, what in
                   re.findall(r"entries\.ts\((\d+),\d+\): (.+)", result.stdout)]
        assert not missing, "\n".join(missing)
        assert result.returncode == 0, result.stdout


# Where npm cannot be reached there is no compiler.
if subprocess.run(["tools/lint/setup.sh"]).returncode != 0:
    sys.exit(77)
compile_project("test/types/examples.json")
compile_project("test/types/uses.json")
compile_entries()
