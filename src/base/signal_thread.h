// A signal that is heard on a thread of its own, also while the program never gets back to its loop.
#pragma once

#include <functional>

namespace base {

// From now on `on_signal` is called on a thread of its own for each such signal. Once for each signal.
// Where the system has no thread, the signal keeps its effect.
void ListenForSignal(int signal, std::function<void()> on_signal);

// The same again, if somebody has taken the signal over and has given it back since.
void ListenForSignalAgain(int signal);

}  // namespace base
