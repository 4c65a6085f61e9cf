#include "base/signal_thread.h"

#include <pthread.h>
#include <semaphore.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace base {

namespace {

// Kept for ever: the thread of a signal has no end.
struct Listener {
  sem_t signalled;
  std::function<void()> on_signal;
};

Listener* listeners[NSIG];

// A handler of signals may call sem_post(), and little else.
void OnSignal(int signal) {
  const int error = errno;
  sem_post(&listeners[signal]->signalled);
  errno = error;
}

void* Listen(void* self) {
  auto* const listener = static_cast<Listener*>(self);
  for (;;) {
    if (sem_wait(&listener->signalled) == 0) listener->on_signal();
  }
}

void Handle(int signal) {
  struct sigaction action {};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, nullptr);
}

}  // namespace

void ListenForSignal(int signal, std::function<void()> on_signal) {
  auto* const listener = new Listener{{}, std::move(on_signal)};
  sem_init(&listener->signalled, 0, 0);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  const bool listens = pthread_create(&thread, nullptr, Listen, listener) == 0;
  if (listens) pthread_detach(thread);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (!listens) return;
  listeners[signal] = listener;
  Handle(signal);
}

void ListenForSignalAgain(int signal) {
  struct sigaction action;
  if (listeners[signal] != nullptr && sigaction(signal, nullptr, &action) == 0 &&
      action.sa_handler == SIG_DFL)
    Handle(signal);
}

}  // namespace base
