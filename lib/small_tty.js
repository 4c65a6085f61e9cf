// "tty" for packages, which ask it whether they may use colours.
"use strict";

const isatty = (fd) => Number.isInteger(fd) && fd >= 0 && fd <= 0x7fffffff && node.isTerminal(fd);

return internal.load("small_absent")("tty", "node.isTerminal", { isatty });
