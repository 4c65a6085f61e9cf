// The names of signals: the one table for node.SIG* and for the signal that ended a child.
#pragma once

#include <string>

namespace base {

// A null name ends the table. If two names have one number, the usual one comes first.
struct SignalName {
  const char* name;
  int number;
};
extern const SignalName kSignalNames[];

// "SIGTERM"; "SIGRTMIN+2" for a real-time signal; "SIG" and the number for one without a name.
std::string DescribeSignal(int number);

}  // namespace base
