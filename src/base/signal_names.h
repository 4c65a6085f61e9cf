// The names of signals: the one table from which node.SIG* is filled and by which an ended child's
// signal is told.
#pragma once

#include <string>

namespace base {

// Pairs end with a null name. Where two names have one number, the usual one stands first.
struct SignalName {
  const char* name;
  int number;
};
extern const SignalName kSignalNames[];

// "SIGTERM"; "SIGRTMIN+2" for a real-time signal; "SIG" and the number for one without a name.
std::string DescribeSignal(int number);

}  // namespace base
