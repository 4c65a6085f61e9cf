// limit/http PORT [SIZE]: the limit for HTTP. A fixed answer, with a body of SIZE bytes (11), to whatever was read,
// without looking at it: only for loads whose requests come in one piece.
#include "epoll_echo.h"

static char *answer;
static size_t answer_size;

static void on_data(int fd, size_t size) {
  (void)size;
  write_all(fd, answer, answer_size);
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  size_t size = argc > 2 ? strtoul(argv[2], NULL, 10) : 11;
  answer = malloc(size + 256);
  answer_size = (size_t)sprintf(answer,
                                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                                "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: %zu\r\n\r\n",
                                size);
  for (size_t i = 0; i < size; i++) answer[answer_size++] = "Hello World"[i % 11];
  return serve(atoi(argv[1]), on_data);
}
