// HangUps: notices that a connection is gone while nothing is read from it.
//
// A peer that closes and one that only has no more to send look alike: both send a FIN. After it the
// stream watches its descriptor no more, since it would be readable for ever. The difference shows
// when something is sent, or when the kernel probes: a peer that is gone answers with a reset. The
// kernel reports that as EPOLLHUP, which libev cannot be asked for alone, so this is a set of
// descriptors (epoll) of its own, itself watched by the loop. Streams are in it from the peer's FIN to
// their own end.
#pragma once

#include <unordered_map>

#include "base/unique_fd.h"
#include "loop/watcher.h"

namespace net {

class Stream;

class HangUps {
 public:
  static HangUps& Get();

  // stream->OnHangUp() is called, once, when the connection of `fd` is gone.
  void Watch(int fd, Stream* stream);
  // No longer. Nothing where it is not watched.
  void Forget(int fd);

 private:
  HangUps();
  void OnReadable();
  void CloseUnlessUsed();

  base::UniqueFd set_;  // open while it has members
  loop::IoWatcher readable_;
  std::unordered_map<int, Stream*> streams_;
};

}  // namespace net
