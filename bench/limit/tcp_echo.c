// The limit for TCP: what was read is written.
#include "epoll_echo.h"

static void on_data(int fd, size_t size) { write_all(fd, buffer, size); }

int main(int argc, char **argv) { return argc < 2 ? 2 : serve(atoi(argv[1]), on_data); }
