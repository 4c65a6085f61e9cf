// Terminal: the mode of the terminal on a descriptor, and its size.
//
// A terminal outlives the program, and a shell that finds it raw is of no use. So it is restored at
// the end of the process, before a signal ends or stops it, and is raw again when it goes on. Only a
// SIGKILL leaves it raw.
#pragma once

#include "base/error.h"

namespace base {

struct TerminalSize {
  int columns = 0;
  int rows = 0;
};

// ENOTTY where it is no terminal.
Error GetTerminalSize(int fd, TerminalSize* size);

enum class TerminalMode {
  kOriginal,
  kRaw,   // each key is a byte at once, without echo, without signals by Ctrl-C, Ctrl-\ or Ctrl-Z
  kKeys,  // each key at once, without echo; signals as before
};

// What is written is not changed by it. Setting what is set does nothing. ENOTTY where it is no terminal.
Error SetTerminalMode(int fd, TerminalMode mode);

// Has `function` called, in a signal handler, when a process that was stopped (Ctrl-Z) goes on. Others have
// written to the terminal meanwhile. It is for the time in which the mode is not kOriginal.
void OnTerminalContinue(void (*function)());

// Restores the terminal that is raw, if one is. It may be called from a signal handler.
void RestoreTerminal();

}  // namespace base
