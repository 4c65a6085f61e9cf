// SIGUSR1 asks for the debugger, also of a program that never gets back to its loop.
#pragma once

#include <functional>

namespace inspector {

// From now on `on_signal` is called on a thread of its own for each SIGUSR1. Once. Where the system
// has no thread, the signal keeps its effect.
void ListenForStartSignal(std::function<void()> on_signal);
}  // namespace inspector
