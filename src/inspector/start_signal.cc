#include "inspector/start_signal.h"

#include <pthread.h>
#include <semaphore.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace inspector {

// A handler of signals may call sem_post(), and little else.
static sem_t signalled;

static void OnSignal(int) {
  const int error = errno;
  sem_post(&signalled);
  errno = error;
}

static void* Listen(void* on_signal) {
  for (;;) {
    if (sem_wait(&signalled) == 0) (*static_cast<std::function<void()>*>(on_signal))();
  }
}

void ListenForStartSignal(std::function<void()> on_signal) {
  sem_init(&signalled, 0, 0);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  auto* const kept = new std::function<void()>(std::move(on_signal));  // for the thread, for ever
  const bool listens = pthread_create(&thread, nullptr, Listen, kept) == 0;
  if (listens) pthread_detach(thread);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (!listens) return;
  struct sigaction action {};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  sigaction(SIGUSR1, &action, nullptr);
}

}  // namespace inspector
