#include "base/terminal.h"

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace base {

// What a signal handler sees: the terminal that is to be raw, and the one that is; negative is none.
static std::atomic<int> wanted_fd = -1;
static std::atomic<int> raw_fd = -1;
static std::atomic<void (*)()> on_continue = nullptr;
static TerminalMode wanted_mode;
static termios original, raw_mode;

// Those that end a process which does nothing about them, and that a terminal, a shell or a fault
// sends; and those that stop it.
static constexpr int kEnding[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,   SIGALRM,
                                  SIGUSR1, SIGUSR2, SIGABRT, SIGSEGV, SIGBUS,    SIGFPE,
                                  SIGILL,  SIGSYS,  SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF};
static constexpr int kStopping[] = {SIGTSTP, SIGTTIN, SIGTTOU};

// Of a process in the background the terminal is another one's: it belongs to the shell, say.
static bool IsOurs(int fd) {
  const pid_t foreground = tcgetpgrp(fd);
  return foreground < 0 || foreground == getpgrp();
}

static void MakeRaw() {
  const int fd = wanted_fd;
  if (fd < 0 || raw_fd >= 0 || !IsOurs(fd) || tcgetattr(fd, &original) != 0) return;
  raw_mode = original;
  if (wanted_mode == TerminalMode::kRaw) {
    raw_mode.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
    raw_mode.c_lflag &= ~static_cast<tcflag_t>(ISIG);
  }
  raw_mode.c_cflag |= CS8;
  raw_mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN);
  raw_mode.c_cc[VMIN] = 1;
  raw_mode.c_cc[VTIME] = 0;
  if (tcsetattr(fd, TCSANOW, &raw_mode) == 0) raw_fd = fd;
}

void RestoreTerminal() {
  const int fd = raw_fd.exchange(-1);
  if (fd >= 0 && IsOurs(fd)) tcsetattr(fd, TCSANOW, &original);
}

// Has the signal do what it does without a handler, now.
static void ActByDefault(int signal) {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, nullptr);
  sigset_t mask;
  sigemptyset(&mask);
  sigaddset(&mask, signal);
  raise(signal);
  pthread_sigmask(SIG_UNBLOCK, &mask, nullptr);
}

static void OnEndingSignal(int signal) {
  RestoreTerminal();
  ActByDefault(signal);
}

static void Handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, nullptr);
}

// The process stands still inside ActByDefault(), until a SIGCONT.
static void OnStoppingSignal(int signal) {
  const int error = errno;
  RestoreTerminal();
  ActByDefault(signal);
  Handle(signal, OnStoppingSignal);
  MakeRaw();
  errno = error;
}

// A shell sends one as well when it brings the process from the background to the front.
static void OnContinue(int) {
  const int error = errno;
  MakeRaw();
  if (void (*const function)() = on_continue) function();
  errno = error;
}

// Replaces one handler by another. Signals that others handle or ignore are theirs.
static void Replace(int signal, void (*before)(int), void (*handler)(int)) {
  struct sigaction action;
  if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler == before)
    Handle(signal, handler);
}

static void HandleSignals(bool on) {
  const auto set = [on](int signal, void (*handler)(int)) {
    on ? Replace(signal, SIG_DFL, handler) : Replace(signal, handler, SIG_DFL);
  };
  for (int signal : kEnding) set(signal, OnEndingSignal);
  for (int signal : kStopping) set(signal, OnStoppingSignal);
  set(SIGCONT, OnContinue);
}

void OnTerminalContinue(void (*function)()) { on_continue = function; }

Error GetTerminalSize(int fd, TerminalSize* size) {
  winsize window{};
  if (ioctl(fd, TIOCGWINSZ, &window) != 0) return Error::System("ioctl");
  size->columns = window.ws_col;
  size->rows = window.ws_row;
  return {};
}

Error SetTerminalMode(int fd, TerminalMode mode) {
  termios now;
  if (tcgetattr(fd, &now) != 0) return Error::System("tcgetattr");
  const bool raw = mode != TerminalMode::kOriginal;
  wanted_mode = mode;
  wanted_fd = raw ? fd : -1;
  HandleSignals(raw);
  raw ? MakeRaw() : RestoreTerminal();
  return {};
}

}  // namespace base
