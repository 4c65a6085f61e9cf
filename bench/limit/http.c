// The limit for HTTP: a fixed answer to whatever was read, without looking at it.
#include "epoll_echo.h"

static const char answer[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 11\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n"
    "Hello World";

static void on_data(int fd, size_t size) {
  (void)size;
  write_all(fd, answer, sizeof answer - 1);
}

int main(int argc, char **argv) { return argc < 2 ? 2 : serve(atoi(argv[1]), on_data); }
