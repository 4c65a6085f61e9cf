// SocketFile: the file that a listening Unix socket is bound to, from Bind() to Remove().
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "base/error.h"
#include "net/address.h"

namespace net {

class SocketFile {
 public:
  // Binds `fd` to a Unix `address`. A file whose server is gone is replaced; where a server still
  // listens, or where the file is no socket, the error is EADDRINUSE. The file has `mode`, or what
  // the umask leaves, before anybody can connect. An abstract address has no file.
  base::Error Bind(int fd, const Address& address, std::optional<mode_t> mode);

  // Removes the file, unless another one has taken its place. Does nothing when there is none.
  void Remove();

 private:
  base::Error Finish(std::optional<mode_t> mode);

  std::string path_;
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

}  // namespace net
