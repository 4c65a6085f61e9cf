#!/usr/bin/env python3
"""doc_examples.py FILE...: runs the examples of Markdown pages with the program $NODE, and fails where one does not hold.

A block that begins with ```js is an example. What stands behind "js" says how it is run:

    js            a program: it ends by itself with code 0, and what it prints is what its comments say:
                  the text behind each "// prints: ", a line each, in this order ("*" is any text; none: nothing)
    js server     a program that runs until it is stopped: it is, when it has printed that, and when the commands of the
                  ```sh blocks that follow it have been run against it
    js file=NAME  a file, for the programs up to the next heading
    js syntax     not run, for what it needs is not everywhere; its syntax is looked at

With "javascript" instead of "js" it is a program for Node.js, which nodejs runs, where it is installed.

A block ```sh behind a server has lines "$ command", each followed by what it prints. The ports 7000 and 8000 stand for
free ones. Programs run in a folder of their own; `stdin=TEXT` behind "js" is what they read.
"""

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SECONDS = 30  # for one example; none takes one
PORTS = ("7000", "8000")


class Block:
    """A fenced block: where it begins, the words of its first line, and its text."""

    def __init__(self, line, info):
        self.line = line
        self.words = info.split()
        self.text = ""
        self.files = {}    # of its section, name -> text
        self.commands = []  # (command, what it prints)

    def option(self, name):
        for word in self.words:
            if word.startswith(name + "="):
                return word[len(name) + 1:]
        return None


def blocks_of(page):
    """The ```js blocks of a page, with the files and commands that belong to each."""
    blocks, block, files, inside = [], None, {}, False
    with open(page, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("```"):
                inside = not inside
                if inside:
                    block = Block(number, line[3:])
                else:
                    add(block, blocks, files)
            elif inside:
                block.text += line
            elif line.startswith("#"):
                files = {}
    return blocks


def add(block, blocks, files):
    if block.words[:1] in (["js"], ["javascript"]):
        name = block.option("file")
        if name:
            files[name] = block.text
        else:
            block.files = files
            blocks.append(block)
    elif block.words[:1] == ["sh"] and blocks and "server" in blocks[-1].words and block.text.startswith("$ "):
        for part in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            blocks[-1].commands.append((command, output))


def expected(text):
    return [line.strip() for line in re.findall(r"// prints: ?(.*)$", text, flags=re.M)]


def matches(output, lines):
    got = output.splitlines()
    patterns = [".*".join(map(re.escape, line.split("*"))) for line in lines]
    return len(got) == len(lines) and all(map(re.fullmatch, patterns, got))


def free_port():
    """Below those that the system gives to connections: nobody gets it before the example does."""
    while True:
        port = random.randrange(10000, 30000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("", port))
                return str(port)
            except OSError:
                pass


def is_listening(port):
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if os.path.exists(table):
            with open(table, encoding="ascii") as sockets:
                if re.search(r":%04X \S+ 0A " % int(port), sockets.read()):
                    return True
    return False


def run_commands(commands, folder):
    for command, output in commands:
        run = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, timeout=SECONDS,
                             check=False)
        if not matches(run.stdout, output.splitlines()):
            return "%s\nprinted:\n%s%s" % (command, run.stdout, run.stderr)
    return None


def run_server(command, folder, text, commands):
    """Starts it, runs the commands, stops it when it has printed what it should; what was wrong, or None."""
    lines = expected(text)
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        signal.alarm(SECONDS)
        for port in re.findall(r"listen\((\d+)", text):
            while server.poll() is None and not is_listening(port):
                time.sleep(0.01)
        wrong = run_commands(commands, folder)
        printed = "".join(server.stdout.readline() for _ in lines)
        ended = server.poll()
        server.terminate()
        printed += server.stdout.read()
        signal.alarm(0)
    if ended is not None:
        return "ended with code %d" % ended
    return wrong or (None if matches(printed, lines) else "printed:\n" + printed)


def run_program(command, folder, text, stdin):
    run = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, text=True, timeout=SECONDS, check=False)
    if run.returncode != 0:
        return "exit code %d\n%s%s" % (run.returncode, run.stdout, run.stderr)
    if not matches(run.stdout, expected(text)):
        return "printed:\n%s%s" % (run.stdout, run.stderr)
    return None


def check(block, node):
    """Runs one example; what was wrong, or None."""
    if block.words[0] == "javascript":
        node = shutil.which("nodejs")
        if node is None:
            return None
    ports = {port: free_port() for port in PORTS}

    def with_ports(text):
        return re.sub(r"\b(%s)\b" % "|".join(PORTS), lambda match: ports[match[1]], text)

    text = with_ports(block.text)
    if "syntax" in block.words:
        text = "function example() {\n" + text + "\n}\n"
    with tempfile.TemporaryDirectory() as folder:
        for name, content in [*block.files.items(), ("example.js", text)]:
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(content)
        command = [node, "example.js"]
        if "server" in block.words:
            return run_server(command, folder, text, [tuple(map(with_ports, pair)) for pair in block.commands])
        return run_program(command, folder, "" if "syntax" in block.words else text, block.option("stdin") or "")


def main():
    node = os.path.abspath(os.environ.get("NODE", "build/node"))
    count, failed = 0, 0
    for page in sys.argv[1:]:
        for block in blocks_of(page):
            wrong = check(block, node)
            count += 1
            if wrong is not None:
                failed += 1
                print("%s:%d: %s" % (page, block.line, wrong))
    print("%d examples run, %d failed" % (count, failed))
    return 1 if failed or not count else 0


sys.exit(main())
