#!/usr/bin/env python3
"""Tab completes names, declared ones, properties and commands, and runs no getter that changes something."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal(columns=100) as node:
    node.line("let lexical = { first: { second: 1 }, fist: 2 }; var runs = 0")
    node.line("const trap = { get now() { runs++; return { hidden: 1 } }, get safe() { return { seen: 1 } } }")
    node.line("const proxy = new Proxy({}, { ownKeys() { runs++; return ['key'] }, get() { runs++ } })")

    def tab(text, wanted):
        node.send(text + "\t")
        node.expect(wanted)
        node.send("\x15")  # Ctrl-U

    tab("lexic", "lexical")
    tab("lexical.fir", "lexical.first")
    tab("1 + lexical.first.sec", "1 + lexical.first.second")
    tab("lexical?.first?.sec", "second")
    tab("lexical['first'].sec", "second")
    tab("setTime", "setTimeout")
    tab("node.fs.readli", "node.fs.readlink")
    tab("'x'.padSt", "padStart")
    tab("[1, [2]].flatM", "flatMap")
    tab("new Map().siz", "size")
    tab("instanc", "instanceof")
    tab(".hel", ".help")
    tab("trap.safe.see", "trap.safe.seen")
    node.send("lexical.fi\t\t")  # lexical.fi: two of them
    contains(node.expect("fist"), "first")
    node.send("\x15")
    node.send("trap.now.hid\t")
    node.send("\x15proxy.k\t\x15proxy.x.k\t\x15(runs++, lexical).fir\t\x15")
    node.send("runs\n")
    node.expect("runs\n0\n> ")
    node.send("(() => { for (;;); })().x\t\x15")
    node.send("8\n")
    node.expect("8\n8\n> ")
