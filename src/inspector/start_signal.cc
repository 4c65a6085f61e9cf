#include "inspector/start_signal.h"

#include <semaphore.h>

#include <cerrno>
#include <csignal>
#include <thread>
#include <utility>

namespace inspector {

// A handler of signals may call sem_post(), and little else.
static sem_t signalled;

static void OnSignal(int) {
  const int error = errno;
  sem_post(&signalled);
  errno = error;
}

void ListenForStartSignal(std::function<void()> on_signal) {
  sem_init(&signalled, 0, 0);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::thread([on_signal = std::move(on_signal)] {
    for (;;) {
      if (sem_wait(&signalled) == 0) on_signal();
    }
  }).detach();
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  struct sigaction action {};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  sigaction(SIGUSR1, &action, nullptr);
}

}  // namespace inspector
