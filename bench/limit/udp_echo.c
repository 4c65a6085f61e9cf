// The limit for UDP: as many datagrams as have come are received by one call, and sent back by another.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define BATCH 64
#define ROOM 2048

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  static char data[BATCH][ROOM];
  static struct sockaddr_in from[BATCH];
  static struct iovec parts[BATCH];
  static struct mmsghdr messages[BATCH];
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) return perror("bind"), 1;
  while (1) {
    for (int i = 0; i < BATCH; i++) {
      parts[i] = (struct iovec){data[i], ROOM};
      messages[i].msg_hdr =
          (struct msghdr){.msg_name = &from[i], .msg_namelen = sizeof from[i], .msg_iov = &parts[i], .msg_iovlen = 1};
    }
    int count = recvmmsg(fd, messages, BATCH, MSG_WAITFORONE, NULL);
    for (int i = 0; i < count; i++) parts[i].iov_len = messages[i].msg_len;
    for (int sent = 0, n; sent < count && (n = sendmmsg(fd, messages + sent, count - sent, 0)) > 0;) sent += n;
  }
}
