#include "base/signal_names.h"

#include <csignal>

namespace base {

#define NAMED(number) \
  { #number, number }
const SignalName kSignalNames[] = {
    NAMED(SIGHUP),    NAMED(SIGINT),  NAMED(SIGQUIT), NAMED(SIGILL),  NAMED(SIGTRAP),
    NAMED(SIGABRT),   NAMED(SIGIOT),  NAMED(SIGBUS),  NAMED(SIGFPE),  NAMED(SIGKILL),
    NAMED(SIGUSR1),   NAMED(SIGSEGV), NAMED(SIGUSR2), NAMED(SIGPIPE), NAMED(SIGALRM),
    NAMED(SIGTERM),   NAMED(SIGCHLD), NAMED(SIGCONT), NAMED(SIGSTOP), NAMED(SIGTSTP),
    NAMED(SIGTTIN),   NAMED(SIGTTOU), NAMED(SIGURG),  NAMED(SIGXCPU), NAMED(SIGXFSZ),
    NAMED(SIGVTALRM), NAMED(SIGPROF), NAMED(SIGIO),   NAMED(SIGPOLL), NAMED(SIGWINCH),
    NAMED(SIGSYS),
#ifdef SIGSTKFLT
    NAMED(SIGSTKFLT),
#endif
#ifdef SIGPWR
    NAMED(SIGPWR),
#endif
    {nullptr, 0},
};
#undef NAMED

std::string DescribeSignal(int number) {
  for (const SignalName* entry = kSignalNames; entry->name != nullptr; ++entry) {
    if (entry->number == number) return entry->name;
  }
  if (number == SIGRTMIN) return "SIGRTMIN";
  if (number > SIGRTMIN && number <= SIGRTMAX) {
    return "SIGRTMIN+" + std::to_string(number - SIGRTMIN);
  }
  return "SIG" + std::to_string(number);
}

}  // namespace base
