#include "scripted_kernel.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <ctime>

#include "loop/loop.h"

static ScriptedKernel* current = nullptr;
static int connection = -1;
static double now = 1000;

ScriptedKernel::ScriptedKernel() {
  loop::Loop::Get();
  awake_.Bind<&ScriptedKernel::Nothing>(this);
  awake_.Start();
  current = this;
}
ScriptedKernel::~ScriptedKernel() {
  current = nullptr;
  connection = -1;
}

base::UniqueFd ScriptedKernel::Connect() {
  connection = eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC);
  return base::UniqueFd(connection);
}

double ScriptedKernel::Now() { return now; }
void ScriptedKernel::Advance(double seconds) { now += seconds; }

ssize_t ScriptedKernel::Fail(int error) {
  errno = error;
  return -1;
}

extern "C" {

ssize_t __real_read(int fd, void* bytes, size_t size);
ssize_t __real_write(int fd, const void* bytes, size_t size);
int __real_clock_gettime(clockid_t clock, timespec* time);

ssize_t __wrap_read(int fd, void* bytes, size_t size) {
  if (current == nullptr || fd != connection) return __real_read(fd, bytes, size);
  return current->Receive(static_cast<char*>(bytes), size);
}

ssize_t __wrap_write(int fd, const void* bytes, size_t size) {
  if (current == nullptr || fd != connection) return __real_write(fd, bytes, size);
  return current->Send({static_cast<const char*>(bytes), size});
}

ssize_t __wrap_recv(int fd, void* bytes, size_t size, int) {
  if (current->IsSocket()) return __wrap_read(fd, bytes, size);
  return errno = ENOTSOCK, -1;
}

ssize_t __wrap_send(int fd, const void* bytes, size_t size, int) {
  if (current->IsSocket()) return __wrap_write(fd, bytes, size);
  return errno = ENOTSOCK, -1;
}

int __wrap_shutdown(int, int) {
  if (!current->IsSocket()) return errno = ENOTSOCK, -1;
  return current->Shutdown(), 0;
}

// What is there to be received shows when it is received.
int __wrap_poll(pollfd*, nfds_t, int) { return 0; }

int __wrap_setsockopt(int, int, int, const void*, socklen_t) { return 0; }

int __wrap_clock_gettime(clockid_t clock, timespec* time) {
  if (clock != CLOCK_MONOTONIC) return __real_clock_gettime(clock, time);
  time->tv_sec = static_cast<time_t>(now);
  time->tv_nsec = static_cast<long>((now - static_cast<double>(time->tv_sec)) * 1e9);
  return 0;
}

}  // extern "C"
