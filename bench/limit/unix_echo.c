// The limit for Unix sockets: what was read is written.
#include "epoll_echo.h"

static void on_data(int fd, size_t size) { write_all(fd, buffer, size); }

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "/tmp/bench-%s.sock", argv[1]);
  unlink(address.sun_path);
  return serve_at(AF_UNIX, (struct sockaddr *)&address, sizeof address, on_data);
}
