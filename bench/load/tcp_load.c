// tcp_load PORT CONNECTIONS SIZE SECONDS: messages of SIZE bytes to an echo server, one in flight a connection.
// Checks that what comes back is what was sent; prints the number of whole messages that did.
#define _GNU_SOURCE
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

struct connection {
  int fd;
  size_t sent, received;
};

static char *message, *incoming;
static size_t message_size;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void send_some(int epoll, struct connection *c) {
  while (c->sent < message_size) {
    ssize_t n = send(c->fd, message + c->sent, message_size - c->sent, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) break;
    if (n < 0) die("send");
    c->sent += n;
  }
  struct epoll_event event = {.events = EPOLLIN | (c->sent < message_size ? EPOLLOUT : 0), .data.ptr = c};
  epoll_ctl(epoll, EPOLL_CTL_MOD, c->fd, &event);
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: tcp_load PORT CONNECTIONS SIZE SECONDS\n");
    return 2;
  }
  int count = atoi(argv[2]), epoll = epoll_create1(0), on = 1;
  message_size = atol(argv[3]);
  message = malloc(message_size);
  incoming = malloc(256 * 1024);
  for (size_t i = 0; i < message_size; i++) message[i] = "abcdefghijklmnopqrstuvwxyz"[i % 26];
  struct connection *all = calloc(count, sizeof *all);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int i = 0; i < count; i++) {
    all[i].fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(all[i].fd, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
    setsockopt(all[i].fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  for (int i = 0; i < count; i++) {
    ssize_t n = send(all[i].fd, message, message_size, MSG_DONTWAIT);
    all[i].sent = n > 0 ? n : 0;
    if (all[i].sent < message_size) send_some(epoll, &all[i]);
  }
  long done = 0;
  struct epoll_event events[256];
  for (double end = now() + atof(argv[4]); now() < end;) {
    int ready = epoll_wait(epoll, events, 256, 100);
    for (int i = 0; i < ready; i++) {
      struct connection *c = events[i].data.ptr;
      if (events[i].events & EPOLLOUT) send_some(epoll, c);
      if (!(events[i].events & ~EPOLLOUT)) continue;
      ssize_t n = recv(c->fd, incoming, 256 * 1024, MSG_DONTWAIT);
      if (n < 0 && errno == EAGAIN) continue;
      if (n <= 0) die("read");
      if (memcmp(incoming, message + c->received, n) != 0) {
        fprintf(stderr, "tcp_load: the echo differs\n");
        return 1;
      }
      c->received += n;
      if (c->received < message_size) continue;
      done++;
      c->received = 0;
      n = send(c->fd, message, message_size, MSG_DONTWAIT);
      c->sent = n > 0 ? n : 0;
      if (c->sent < message_size) send_some(epoll, c);
    }
  }
  printf("%ld\n", done);
}
