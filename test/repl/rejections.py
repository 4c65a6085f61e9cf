#!/usr/bin/env python3
"""A rejection without a handler and an error of a callback are shown, and end nothing; listeners come first."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    contains(node.line("Promise.reject(new Error('alone')); 1"), "Uncaught Error: alone", "\n1\n")
    node.line("setTimeout(() => { throw new Error('in a timer') }, 1); 2")
    node.expect("Uncaught Error: in a timer")
    node.expect("\n> ")
    contains(node.line("_error.message"), '\n"in a timer"\n')
    node.line("process.addListener('uncaughtException', (error) => puts('heard ' + error.message)); 3")
    node.line("setTimeout(() => { throw new Error('again') }, 1); 4")
    lacks(node.expect("heard again\n"), "Uncaught")
