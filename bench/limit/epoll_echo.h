// What the limit programs of streams share: a single-threaded epoll loop that reads what a connection has and hands it over.
// It does the least that a server can do: one epoll_wait for many events, one recv() and one send() a message.
#pragma once

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static char buffer[64 * 1024];

// What the kernel does not take at once waits for the kernel, and everybody else with it: the load has one message in
// flight for each connection, so this is rare and short, and costs no CPU.
static inline void write_all(int fd, const char *data, size_t size) {
  while (size > 0) {
    ssize_t written = send(fd, data, size, 0);
    if (written < 0) {
      struct pollfd writable = {.fd = fd, .events = POLLOUT};
      if (errno != EAGAIN || poll(&writable, 1, -1) < 0) return;
      continue;
    }
    data += written;
    size -= (size_t)written;
  }
}

// Serves an address for ever; calls on_data(fd, size) with the bytes in `buffer`.
static inline int serve_at(int family, const struct sockaddr *address, socklen_t length,
                           void (*on_data)(int fd, size_t size)) {
  signal(SIGPIPE, SIG_IGN);
  int listener = socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, address, length) != 0 || listen(listener, 4096) != 0) {
    perror("listen");
    return 1;
  }
  int epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[512];
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  while (1) {
    int count = epoll_wait(epoll, events, 512, -1);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        int accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (accepted < 0) continue;
        if (family == AF_INET) setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        event = (struct epoll_event){.events = EPOLLIN, .data.fd = accepted};
        epoll_ctl(epoll, EPOLL_CTL_ADD, accepted, &event);
        continue;
      }
      ssize_t size = recv(fd, buffer, sizeof buffer, 0);
      if (size > 0)
        on_data(fd, (size_t)size);
      else if (size == 0 || errno != EAGAIN)
        close(fd);
    }
  }
}

// The same on 127.0.0.1:`port`.
static inline int serve(int port, void (*on_data)(int fd, size_t size)) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return serve_at(AF_INET, (struct sockaddr *)&address, sizeof address, on_data);
}
