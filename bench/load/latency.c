// latency PORT CONNECTIONS RATE SECONDS [requests|answer|body]: an open load. RATE requests a second are due at fixed times, on one
// connection after the other, and each is timed from when it was due, however late it could be sent: a server that stands still for a
// while makes all late that were due meanwhile, as it would for people. With a third kind of work one more connection floods: with
// requests that wait for no answer, with GET /big one after the other, whose answers are read as they come, or with a body without end.
//
// Prints in microseconds the 50th, 90th, 99th and 99.9th percentile and the maximum, then the number of requests and the bytes of the
// flood. It never sleeps: its own waking up would be in each figure. So it wants a processor of its own.
#define _GNU_SOURCE  // strcasestr

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 5000000000  // ns after the last request is due, for the answers that are missing
#define STEP (64 * 1024)     // bytes of the flood between two looks at the others

static const char hello[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

struct connection {
  int fd;
  int64_t due;    // of the request that is on its way; 0: none is
  int64_t next;   // the number of the next request that is this connection's
  size_t got;
  char answer[4096];
};

static int port;
static int64_t begin;
static double rate;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int64_t due_of(int64_t number) { return begin + (int64_t)(number * (1e9 / rate)); }

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int open_connection(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

// ---- a histogram: exact up to 255 ns, then 128 steps for each doubling, so a percentile is less than a hundredth too much ----

#define STEPS 128
static int64_t counts[58 * STEPS], counted, longest;

static void count(int64_t ns) {
  int shift = ns < 2 * STEPS ? 0 : 56 - __builtin_clzll(ns);
  counts[shift * STEPS + (ns >> shift)]++;
  counted++;
  if (ns > longest) longest = ns;
}

static double percentile(double part) {
  int64_t wanted = (int64_t)(counted * part / 100), seen = 0;
  for (int at = 0; at < 58 * STEPS; at++) {
    seen += counts[at];
    if (seen <= wanted) continue;
    int shift = at < 2 * STEPS ? 0 : at / STEPS - 1;
    int64_t most = ((int64_t)(at - shift * STEPS + 1) << shift) - 1;
    return (most < longest ? most : longest) / 1e3;
  }
  return longest / 1e3;
}

// ---- those that are timed ----

static void ask(struct connection *c, int64_t due) {
  c->due = due;
  c->got = 0;
  if (send(c->fd, hello, sizeof hello - 1, 0) != sizeof hello - 1) die("send");
}

static int is_complete(const struct connection *c) {
  const char *end = strstr(c->answer, "\r\n\r\n"), *length = strcasestr(c->answer, "content-length:");
  if (strncmp(c->answer, "HTTP/1.1 200", 12) != 0 && c->got >= 12) die("another status");
  if (end == NULL) return 0;
  size_t body = c->got - (end + 4 - c->answer);
  if (length != NULL && length < end) return body >= strtoul(length + 15, NULL, 10);
  return body >= 5 && memcmp(c->answer + c->got - 5, "0\r\n\r\n", 5) == 0;
}

// Whether an answer has come to its end.
static int take(struct connection *c) {
  ssize_t n = recv(c->fd, c->answer + c->got, sizeof c->answer - 1 - c->got, MSG_DONTWAIT);
  if (n < 0 && errno == EAGAIN) return 0;
  if (n <= 0) die("recv");
  c->got += n;
  c->answer[c->got] = 0;
  if (!is_complete(c)) return 0;
  count(now() - c->due);
  c->due = 0;
  return 1;
}

// ---- the one that floods ----

static const char *flood;  // what is sent again and again
static size_t flood_size, flood_at;
static const char *flood_once = "";  // what is sent before
static int flood_fd = -1, flood_begins;
static int64_t flooded;

static void prepare_flood(const char *kind) {
  static char bytes[STEP + 16];
  if (strcmp(kind, "answer") == 0) {
    flood_once = "GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  } else if (strcmp(kind, "body") == 0) {
    flood_once = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    flood_size = sprintf(bytes, "%x\r\n", STEP - 16);
    memset(bytes + flood_size, 'x', STEP - 16);
    flood_size += STEP - 16;
    flood_size += sprintf(bytes + flood_size, "\r\n");
  } else if (strcmp(kind, "requests") == 0) {
    while (flood_size + sizeof hello < STEP) flood_size += sprintf(bytes + flood_size, "%s", hello);
  } else {
    errno = EINVAL;
    die(kind);
  }
  flood = bytes;
  flood_begins = 1;
}

static void do_flood(void) {
  if (flood_begins) {
    if (flood_fd >= 0) close(flood_fd);
    flood_fd = open_connection();
    if (send(flood_fd, flood_once, strlen(flood_once), 0) != (ssize_t)strlen(flood_once)) die("send");
    flood_at = flood_begins = 0;
  }
  if (flood_size > 0) {
    ssize_t sent = send(flood_fd, flood + flood_at, flood_size - flood_at, MSG_DONTWAIT);
    if (sent > 0) {
      flood_at = (flood_at + sent) % flood_size;
      flooded += sent;
    }
  }
  ssize_t got = recv(flood_fd, NULL, 4 * STEP, MSG_DONTWAIT | MSG_TRUNC);  // thrown away where it lies
  if (got > 0) flooded += got;
  if (got == 0 || (got < 0 && errno != EAGAIN)) flood_begins = 1;
}

int main(int argument_count, char **arguments) {
  if (argument_count < 5) return 2;
  signal(SIGPIPE, SIG_IGN);
  port = atoi(arguments[1]);
  int members = atoi(arguments[2]), epoll = epoll_create1(0);
  rate = atof(arguments[3]);
  if (argument_count > 5) prepare_flood(arguments[5]);
  struct connection *all = calloc(members, sizeof *all);
  for (int i = 0; i < members; i++) {
    all[i].fd = open_connection();
    all[i].next = i;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  begin = now();
  const int64_t last = (int64_t)(rate * atof(arguments[4])), end = due_of(last) + PATIENCE;
  int64_t at = 0, left = last;  // the first request that is not due yet; how many are not answered
  for (int64_t time = begin; left > 0 && time < end; time = now()) {
    for (; at < last && due_of(at) <= time; at++) {
      struct connection *c = &all[at % members];
      if (c->due != 0 || c->next != at) continue;  // it is late: when the one before is answered
      ask(c, due_of(at));
      c->next += members;
    }
    struct epoll_event events[64];
    int found = epoll_wait(epoll, events, 64, 0);
    for (int i = 0; i < found; i++) {
      struct connection *c = events[i].data.ptr;
      if (!take(c)) continue;
      left--;
      if (c->next >= at) continue;
      ask(c, due_of(c->next));
      c->next += members;
    }
    if (flood != NULL) do_flood();
  }
  for (int64_t time = now(), i = 0; i < members; i++) {  // what was never answered is as late as it is now
    if (all[i].due != 0) count(time - all[i].due);
    for (; all[i].next < last; all[i].next += members) count(time - due_of(all[i].next));
  }
  printf("%.1f %.1f %.1f %.1f %.1f %lld %lld\n", percentile(50), percentile(90), percentile(99), percentile(99.9),
         longest / 1e3, (long long)counted, (long long)flooded);
  return 0;
}
