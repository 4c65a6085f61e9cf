// OutOfMemory: ends the program when the system has no more memory and there is no error value for
// that.
#pragma once

namespace base {

// Prints a message on stderr and aborts.
[[noreturn]] void OutOfMemory();

// Makes operator new call it. The exception that it throws otherwise would not be caught.
void InstallOutOfMemoryHandler();

}  // namespace base
