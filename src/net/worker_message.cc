#include "net/worker_message.h"

#include <cerrno>
#include <cstring>

namespace net {

// Room for the header that carries one descriptor.
union Carrier {
  char bytes[CMSG_SPACE(sizeof(int))];
  cmsghdr header;
};

bool SendMessage(int channel, const void* message, size_t size, int fd) {
  iovec part{const_cast<void*>(message), size};
  Carrier carrier{};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  if (fd >= 0) {
    header.msg_control = carrier.bytes;
    header.msg_controllen = sizeof carrier.bytes;
    cmsghdr* const control = CMSG_FIRSTHDR(&header);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof fd);
    std::memcpy(CMSG_DATA(control), &fd, sizeof fd);
  }
  ssize_t sent;
  do {
    sent = sendmsg(channel, &header, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

bool ReceiveMessage(int channel, void* message, size_t size, base::UniqueFd* fd) {
  iovec part{message, size};
  Carrier carrier{};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = carrier.bytes;
  header.msg_controllen = sizeof carrier.bytes;
  ssize_t received;
  do {
    received = recvmsg(channel, &header, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received < 0) return false;
  const cmsghdr* const control = CMSG_FIRSTHDR(&header);
  if (control != nullptr && control->cmsg_type == SCM_RIGHTS) {
    int carried;
    std::memcpy(&carried, CMSG_DATA(control), sizeof carried);
    fd->reset(carried);
  }
  if (static_cast<size_t>(received) == size && !(header.msg_flags & MSG_TRUNC)) return true;
  errno = received == 0 ? ECONNRESET : EPROTO;
  return false;
}

}  // namespace net
