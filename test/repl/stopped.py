#!/usr/bin/env python3
"""After Ctrl-Z and fg of a shell the prompt and what was typed are there again, and the keys are taken as before."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal(command=["bash", "--norc", "-i"], environment={"PS1": "shell$ "}, asks=False) as shell:
    shell.expect("shell$ ")
    shell.send(NODE + "\n")
    shell.expect("\n> ")
    shell.send("'half")
    shell.expect("'half")
    shell.send("\x1a")
    shell.expect("shell$ ")
    shell.send("fg\n")
    shell.expect("> 'half")
    shell.send(" a line'\n")
    shell.expect('\n"half a line"\n> ')
    # While a program runs there is no line to show.
    shell.send("node.debug('go'); for (const end = Date.now() + 1000; Date.now() < end;); 7\n")
    shell.expect("go\n")
    shell.send("\x1a")
    shell.expect("shell$ ")
    shell.send("fg\n")
    shell.expect("\n7\n> ")
    shell.send(".exit\n")
    shell.expect("shell$ ")
