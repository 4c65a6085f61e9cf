// events PORT CONNECTIONS SECONDS: a server-sent event to all of the connections (GET /), caused by GET /send on one more, and
// the next once all have it. Prints "ready" after the first, and then, after SECONDS, how many deliveries came since.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct member {
  int fd;
  char last;  // the byte before what comes next
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int connect_to(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static void get(int fd, const char *path) {
  char request[128];
  int size = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path);
  if (send(fd, request, size, 0) != size) die("send");
}

// How many events end in what has come: an empty line, which a head ends with "\r\n\r\n".
static int events_in(struct member *m) {
  char bytes[16384];
  int ended = 0;
  ssize_t n = recv(m->fd, bytes, sizeof bytes, MSG_DONTWAIT);
  if (n < 0 && errno == EAGAIN) return 0;
  if (n <= 0) die("read");
  for (ssize_t i = 0; i < n; i++) {
    ended += bytes[i] == '\n' && m->last == '\n';
    m->last = bytes[i];
  }
  return ended;
}

// Events, one after the other, until the time is `end` or `most` deliveries were made; gives their number.
static long deliver(int epoll, int trigger, int count, long most, double end) {
  static long delivered;
  const long before = delivered;
  struct epoll_event ready[256];
  while (delivered - before < most && now() < end) {
    int n = epoll_wait(epoll, ready, 256, 100);
    for (int i = 0; i < n; i++) {
      struct member *m = ready[i].data.ptr;
      int ended = events_in(m);
      if (m->fd == trigger) continue;
      for (; ended > 0; ended--)
        if (++delivered % count == 0) get(trigger, "/send");
    }
  }
  return delivered - before;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: events PORT CONNECTIONS SECONDS\n");
    return 2;
  }
  int port = atoi(argv[1]), count = atoi(argv[2]), epoll = epoll_create1(0);
  struct member *all = calloc(count + 1, sizeof *all);
  for (int i = 0; i <= count; i++) {
    all[i].fd = connect_to(port);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
    if (i == count) break;
    get(all[i].fd, "/");
    char first;
    if (recv(all[i].fd, &first, 1, MSG_PEEK) != 1) die("no answer");  // it is a member now
  }
  const int trigger = all[count].fd;
  get(trigger, "/send");
  if (deliver(epoll, trigger, count, count, now() + 30) < count) {
    fprintf(stderr, "events: the first did not reach all\n");
    return 1;
  }
  puts("ready");
  fflush(stdout);
  printf("%ld\n", deliver(epoll, trigger, count, __LONG_MAX__, now() + atof(argv[3])));
}
