// secure PORT SECONDS full|resumed|echo [SIZE CONNECTIONS]: a load over TLS 1.3, of handshakes one after the other, each on a
// connection of its own, whose server answers one request; or of messages to an echo server, which are checked. Prints "ready"
// and then, after SECONDS, how many there were.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static SSL_SESSION *kept;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void die(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static int keep(SSL *ssl, SSL_SESSION *session) {
  if (kept != NULL) SSL_SESSION_free(kept);
  kept = session;
  return 1;
}

static SSL *open_connection(SSL_CTX *context, int port, int resumed) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  SSL_set_tlsext_host_name(ssl, "localhost");
  if (resumed && kept != NULL) {
    // A copy: OpenSSL lets a session of TLS 1.3 be used once, and not every server gives a new one when it resumes.
    SSL_SESSION *copy = SSL_SESSION_dup(kept);
    SSL_set_session(ssl, copy);
    SSL_SESSION_free(copy);
  }
  if (SSL_connect(ssl) != 1) die("handshake");
  return ssl;
}

static void close_connection(SSL *ssl) {
  int fd = SSL_get_fd(ssl);
  SSL_shutdown(ssl);
  SSL_free(ssl);
  close(fd);
}

// One answer brings the session's ticket with it.
static void ask(SSL *ssl) {
  static const char request[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  char answer[4096];
  if (SSL_write(ssl, request, sizeof request - 1) <= 0 || SSL_read(ssl, answer, sizeof answer) <= 0) die("request");
}

static int shake_hands(SSL_CTX *context, int port, int resumed) {
  SSL *ssl = open_connection(context, port, resumed);
  ask(ssl);
  int as_wanted = SSL_session_reused(ssl) == resumed;
  close_connection(ssl);
  return as_wanted;
}

int main(int count, char **arguments) {
  if (count < 4) die("usage");
  int port = atoi(arguments[1]);
  double seconds = atof(arguments[2]);
  int is_echo = strcmp(arguments[3], "echo") == 0, resumed = strcmp(arguments[3], "resumed") == 0;
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context, keep);
  long done = 0;
  if (!is_echo) {
    shake_hands(context, port, 0);
    puts("ready");
    fflush(stdout);
    for (double end = now() + seconds; now() < end; done++)
      if (!shake_hands(context, port, resumed)) die("not resumed");
  } else {
    int size = atoi(arguments[4]), connections = atoi(arguments[5]);
    SSL **open = calloc(connections, sizeof *open);
    for (int i = 0; i < connections; i++) open[i] = open_connection(context, port, 0);
    char *message = malloc(size), *answer = malloc(size);
    for (int i = 0; i < size; i++) message[i] = 'a' + i % 26;
    puts("ready");
    fflush(stdout);
    for (double end = now() + seconds; now() < end; done += connections) {
      for (int i = 0; i < connections; i++)
        if (SSL_write(open[i], message, size) != size) die("write");
      for (int i = 0; i < connections; i++) {
        for (int got = 0, n; got < size; got += n)
          if ((n = SSL_read(open[i], answer + got, size - got)) <= 0) die("read");
        if (memcmp(message, answer, size) != 0) die("another answer");
      }
    }
  }
  printf("%ld\n", done);
  return 0;
}
