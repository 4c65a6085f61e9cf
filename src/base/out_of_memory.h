// OutOfMemory: the end where the system gives no more memory, and there is no error value for it.
#pragma once

namespace base {

// Says so on stderr, and aborts.
[[noreturn]] void OutOfMemory();

// Has it called where operator new finds none, which throws what nobody here catches.
void InstallOutOfMemoryHandler();

}  // namespace base
