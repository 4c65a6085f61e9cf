// messages PORT CONNECTIONS SIZE SECONDS: messages of SIZE bytes to an echo server, one in flight a connection; with SIZE
// "http", GET requests to a server whose answers are all equally long; with "unix:N", messages of N
// bytes over the Unix socket /tmp/bench-PORT.sock, with "udp:N" datagrams; with "ws:N", WebSocket messages of N bytes; with
// "broadcast:N", such a message of the first connection, which the server sends to all, and then the next. Checks the answers. Connects, exchanges one message
// on each connection, prints "ready", and then, after SECONDS, the number of whole answers that came since.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

struct connection {
  int fd;
  size_t sent, received;
};

#define INCOMING_SIZE (256 * 1024)

static char *message, *incoming;
static size_t message_size, answer_size;
static const char *answer;  // what must come back
static int is_websocket, is_broadcast, is_unix, is_udp;

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

// A frame with a text of `message_size` bytes, masked or not; gives its size.
static size_t make_frame(char *frame, const char *text, const unsigned char *mask) {
  unsigned char *at = (unsigned char *)frame;
  *at++ = 0x81;
  *at++ = (message_size < 126 ? message_size : 126) | (mask ? 0x80 : 0);
  if (message_size >= 126) {
    *at++ = message_size >> 8;
    *at++ = message_size;
  }
  for (int i = 0; mask && i < 4; i++) *at++ = mask[i];
  for (size_t i = 0; i < message_size; i++) *at++ = text[i] ^ (mask ? mask[i % 4] : 0);
  return (char *)at - frame;
}

static void make_frames(const char *text) {
  char *sent = malloc(message_size + 14), *expected = malloc(message_size + 14);
  answer_size = make_frame(expected, text, NULL);
  size_t size = make_frame(sent, text, (const unsigned char *)"\x12\x34\xab\xcd");
  message = sent;
  answer = expected;
  message_size = size;
}

// The opening handshake, on a socket that blocks.
static void shake_hands(int fd) {
  static const char request[] =
      "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  char head[4096];
  size_t size = 0;
  if (send(fd, request, sizeof request - 1, 0) < 0) die("send");
  while (size < 4 || memcmp(head + size - 4, "\r\n\r\n", 4) != 0) {
    if (size == sizeof head || recv(fd, head + size, 1, 0) != 1) die("handshake");
    size++;
  }
  if (strncmp(head, "HTTP/1.1 101", 12) != 0) die("refused");
}

static void make_message(const char *size) {
  if (strcmp(size, "http") == 0) {
    message = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    message_size = strlen(message);
    return;  // the answer is whatever comes first
  }
  is_broadcast = strncmp(size, "broadcast:", 10) == 0;
  is_websocket = is_broadcast || strncmp(size, "ws:", 3) == 0;
  is_unix = strncmp(size, "unix:", 5) == 0;
  is_udp = strncmp(size, "udp:", 4) == 0;
  const char *number = strchr(size, ':') ? strchr(size, ':') + 1 : size;
  message_size = answer_size = strtoul(number, NULL, 10);
  char *bytes = malloc(message_size);
  for (size_t i = 0; i < message_size; i++) bytes[i] = "abcdefghijklmnopqrstuvwxyz"[i % 26];
  answer = message = bytes;
  if (is_websocket) make_frames(bytes);
}

static int connect_one(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  struct sockaddr_un path = {.sun_family = AF_UNIX};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  snprintf(path.sun_path, sizeof path.sun_path, "/tmp/bench-%d.sock", port);
  const struct sockaddr *end = is_unix ? (struct sockaddr *)&path : (struct sockaddr *)&address;
  int on = 1, fd = socket(end->sa_family, is_udp ? SOCK_DGRAM : SOCK_STREAM, 0);
  if (connect(fd, end, is_unix ? sizeof path : sizeof address) != 0) die("connect");
  if (!is_unix && !is_udp) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static struct connection *connect_all(int epoll, int port, int count) {
  struct connection *all = calloc(count, sizeof *all);
  for (int i = 0; i < count; i++) {
    all[i].fd = connect_one(port);
    if (is_websocket) shake_hands(all[i].fd);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  return all;
}

static void send_next(int epoll, struct connection *c) {
  c->received = 0;
  ssize_t n = send(c->fd, message, message_size, MSG_DONTWAIT);
  c->sent = n > 0 ? n : 0;
  if (c->sent < message_size) send_some(epoll, c);
}

// Takes what has come; true when the answer is whole.
static int receive(struct connection *c) {
  ssize_t n = recv(c->fd, incoming, INCOMING_SIZE, MSG_DONTWAIT);
  if (n < 0 && errno == EAGAIN) return 0;
  if (n <= 0) die("read");
  if (answer == NULL) {
    answer_size = n;
    answer = memcpy(malloc(n), incoming, n);
  }
  // Two answers of a server differ in the second that their Date says, and in nothing that has another length.
  int same = c->received + n <= answer_size && (answer != message || memcmp(incoming, answer + c->received, n) == 0);
  if (!same) {
    fprintf(stderr, "messages: an answer differs\n");
    exit(1);
  }
  c->received += n;
  return c->received == answer_size;
}

// Exchanges messages until `whole` answers have come or the time is `end`; gives how many came.
static long exchange(int epoll, struct connection *all, int count, long whole, double end) {
  static int delivered;
  long done = 0;
  struct epoll_event events[256];
  while (done < whole && now() < end) {
    int ready = epoll_wait(epoll, events, 256, 100);
    for (int i = 0; i < ready; i++) {
      struct connection *c = events[i].data.ptr;
      if (events[i].events & EPOLLOUT) send_some(epoll, c);
      if (!(events[i].events & ~EPOLLOUT) || !receive(c)) continue;
      done++;
      if (!is_broadcast) {
        send_next(epoll, c);
      } else {
        c->received = 0;
        if (++delivered % count == 0) send_next(epoll, all);
      }
    }
  }
  return done;
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: messages PORT CONNECTIONS SIZE|http|unix:SIZE|udp:SIZE|ws:SIZE|broadcast:SIZE SECONDS\n");
    return 2;
  }
  int count = atoi(argv[2]), epoll = epoll_create1(0);
  incoming = malloc(INCOMING_SIZE);
  make_message(argv[3]);
  struct connection *all = connect_all(epoll, atoi(argv[1]), count);
  for (int i = 0; i < (is_broadcast ? 1 : count); i++) send_next(epoll, &all[i]);
  exchange(epoll, all, count, count, now() + 60);
  puts("ready");
  fflush(stdout);
  printf("%ld\n", exchange(epoll, all, count, __LONG_MAX__, now() + atof(argv[4])));
}
