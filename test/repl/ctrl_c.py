#!/usr/bin/env python3
"""Ctrl-C ends a loop, a wait, an await and a callback, gives up what was typed, and twice at an empty prompt ends the program."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    def interrupt(text, started):
        node.send(text + "\n")
        node.expect(started)
        node.send("\x03")
        contains(node.expect("\n> "), "Interrupted")

    interrupt("puts('go'); node.debug(''); for (;;);", "go\n")
    contains(node.line("1"), "\n1\n")
    interrupt("node.debug('go'); await null; node.debug('on'); for (;;);", "on\n")
    interrupt("node.debug('go'); await new Promise(() => setInterval(() => {}, 1000))", "go\n")
    interrupt("node.debug('go'); /(a+)+b/.test('a'.repeat(40))", "go\n")
    contains(node.line("2"), "\n2\n")

    node.line("setTimeout(() => { node.debug('in'); for (;;); }, 1); globalThis.every = setInterval(() => { globalThis.ticks = 1 }, 5); 0")
    node.expect("in\n")
    node.send("\x03")
    node.expect("Interrupted: a callback was ended\n> ")
    contains(node.line("await new Promise((done) => setTimeout(done, 50)); clearInterval(every); ticks"), "\n1\n")

    node.send("half a line")
    node.expect("half a line")
    node.send("\x03")
    node.expect("\n> ")
    node.line("(", then="... ")
    node.send("\x03")
    node.expect("\n> ")
    contains(node.line("3"), "\n3\n")

    node.send("\x03")
    contains(node.expect("\n> "), "Ctrl-C again")
    contains(node.line("4"), "\n4\n")
    node.send("\x03")
    node.expect("\n> ")
    node.send("\x03")
    equal(node.wait(), 0)
