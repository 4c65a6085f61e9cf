#include "net/service_manager.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "base/unique_fd.h"
#include "net/address.h"
#include "net/worker.h"

namespace net {

// The first descriptor that is passed on (SD_LISTEN_FDS_START).
static constexpr int kFirstDescriptor = 3;

// The value of a variable; 0 where it is absent or no number.
static long long NumberFrom(const char* variable) {
  const char* text = std::getenv(variable);
  long long number = 0;
  if (text == nullptr) return 0;
  const char* end = text + std::strlen(text);
  return std::from_chars(text, end, number).ptr == end ? number : 0;
}

ServiceManager& ServiceManager::Get() {
  static ServiceManager manager;
  return manager;
}

ServiceManager::ServiceManager() {
  const char* path = std::getenv("NOTIFY_SOCKET");
  if (path != nullptr) socket_ = path;
  watchdog_.Bind<&ServiceManager::FeedWatchdog>(this);
}

std::vector<PassedDescriptor> ServiceManager::PassedDescriptors() {
  std::vector<PassedDescriptor> passed;
  if (NumberFrom("LISTEN_PID") != getpid()) return passed;
  const char* text = std::getenv("LISTEN_FDNAMES");
  std::string_view names = text == nullptr ? "" : text;
  const long long count = NumberFrom("LISTEN_FDS");
  for (int fd = kFirstDescriptor; fd - kFirstDescriptor < count; ++fd) {
    if (fcntl(fd, F_SETFD, FD_CLOEXEC) != 0) break;
    const std::string_view name = names.substr(0, names.find(':'));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    passed.push_back({fd, std::string(name.empty() ? "unknown" : name)});
  }
  return passed;
}

void ServiceManager::RequestReady() {
  if (!ready_ && has_manager()) loop::Loop::Get().RequestBeforeSleep(this);
}

base::Error ServiceManager::Ready() {
  if (ready_ || !has_manager()) return {};
  const base::Error error = Notify("READY=1");
  if (error) return error;
  ready_ = true;
  const long long pid = NumberFrom("WATCHDOG_PID");
  const double interval = static_cast<double>(NumberFrom("WATCHDOG_USEC")) / 1e6;
  if (interval <= 0 || (pid != 0 && pid != getpid())) return {};
  watchdog_.Start(interval / 2, interval / 2);
  watchdog_.Unref();
  return {};
}

void ServiceManager::FeedWatchdog() { Notify("WATCHDOG=1"); }

void ServiceManager::Stopping() {
  loop::Loop::CancelBeforeSleep(this);
  watchdog_.Stop();
  if (ready_ && has_manager()) Notify("STOPPING=1");
  stopping_ = true;
}

bool ServiceManager::has_manager() const {
  return !stopping_ && (!socket_.empty() || Worker::Get() != nullptr);
}

base::Error ServiceManager::Notify(std::string_view state) {
  if (Worker::Get() != nullptr) return Worker::Get()->Notify(state);
  const auto address = Address::Unix(socket_);
  if (!address) return base::Error::System("sendto", ENAMETOOLONG);
  const base::UniqueFd fd(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!fd) return base::Error::System("socket");
  if (sendto(fd.get(), state.data(), state.size(), MSG_NOSIGNAL, address->raw(),
             address->length()) < 0)
    return base::Error::System("sendto");
  return {};
}

}  // namespace net
