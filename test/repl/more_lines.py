#!/usr/bin/env python3
"""What V8 takes for the beginning of a program is asked for more, and nothing else."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    def unfinished(*lines, result):
        for line in lines[:-1]:
            node.line(line, then="... ")
        contains(node.line(lines[-1]), result)

    unfinished("[1,", "2", "]", result="\n[1,2]\n")
    unfinished("`a", "b`", result='\n"a\\nb"\n')
    unfinished("/* a", "b */ 3", result="\n3\n")
    unfinished("'a\\", "b'", result='\n"ab"\n')
    unfinished("if (true) {", "4", "}", result="\n4\n")
    unfinished("await (", "5", ")", result="\n5\n")
    unfinished("Math.max(1", ", 6", ")", result="\n6\n")
    unfinished("[3, 4]", result="\n[3,4]\n")
    unfinished("(", "[3, 4]", ".map((x) => x)", ")", result="\n[3,4]\n")
    for wrong in ["'a", ")", "1 2", "}", "a b", "/x", "let 1"]:
        contains(node.line(wrong), "SyntaxError")
    node.line("(", then="... ")
    contains(node.line(".break"), "> ")
    contains(node.line("7"), "\n7\n")
