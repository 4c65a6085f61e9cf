#include "net/hang_ups.h"

#include <sys/epoll.h>

#include "net/stream.h"

namespace net {

HangUps& HangUps::Get() {
  static HangUps* const hang_ups = new HangUps;  // streams of static lifetime may outlast main()
  return *hang_ups;
}

HangUps::HangUps() { readable_.Bind<&HangUps::OnReadable>(this); }

void HangUps::Watch(int fd, Stream* stream) {
  if (!set_) set_.reset(epoll_create1(EPOLL_CLOEXEC));
  epoll_event event = {EPOLLONESHOT, {.fd = fd}};  // EPOLLHUP is always reported
  // Where there is no room for it the next write but one notices.
  if (epoll_ctl(set_.get(), EPOLL_CTL_ADD, fd, &event) != 0) return CloseUnlessUsed();
  streams_[fd] = stream;
  readable_.Start(set_.get(), loop::kReadable);
  readable_.Unref();
}

void HangUps::Forget(int fd) {
  if (streams_.empty() || streams_.erase(fd) == 0) return;
  epoll_ctl(set_.get(), EPOLL_CTL_DEL, fd, nullptr);
  CloseUnlessUsed();
}

void HangUps::CloseUnlessUsed() {
  if (!streams_.empty()) return;
  readable_.Stop();
  set_.reset();
}

// One at a time: what a stream does then may end others.
void HangUps::OnReadable() {
  epoll_event event;
  if (epoll_wait(set_.get(), &event, 1, 0) != 1) return;
  const auto at = streams_.find(event.data.fd);
  if (at != streams_.end()) at->second->OnHangUp();
}

}  // namespace net
