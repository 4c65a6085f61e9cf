#include "bindings/socket.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>

#include "js/values.h"
#include "net/address.h"

namespace bindings {

static void SetOption(int fd, int level, int name, int value) {
  setsockopt(fd, level, name, &value, sizeof value);
}

// A Unix socket has none of these options, and needs none: the system's refusal is no error.
void SetKeepAlive(js::Args args, int index, int fd) {
  if (fd < 0) return;
  constexpr uint64_t kMost = 32767;  // seconds; setsockopt(2) refuses more
  const int seconds = static_cast<int>(std::min((js::LengthOf(args[index]) + 999) / 1000, kMost));
  SetOption(fd, SOL_SOCKET, SO_KEEPALIVE, seconds > 0);
  if (seconds > 0) SetOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, seconds);
}

void SetNoDelay(js::Args args, int index, int fd) {
  if (fd >= 0) SetOption(fd, IPPROTO_TCP, TCP_NODELAY, args[index]->IsTrue());
}

void ReturnAddress(js::Args args, int fd) {
  if (fd < 0) return;
  const auto local = net::Address::LocalOf(fd), peer = net::Address::PeerOf(fd);
  if (!local || !peer) return;
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Value> values[] = {
      js::String(isolate, local->ToString()), v8::Integer::New(isolate, local->port()),
      js::String(isolate, peer->ToString()), v8::Integer::New(isolate, peer->port())};
  args.GetReturnValue().Set(v8::Array::New(isolate, values, 4));
}

void ReturnPeer(js::Args args, int fd) {
  ucred peer{};
  socklen_t length = sizeof peer;
  if (fd < 0 || getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0 || peer.pid == 0)
    return;
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  js::Set(isolate, result, "pid", peer.pid);
  js::Set(isolate, result, "uid", peer.uid);
  js::Set(isolate, result, "gid", peer.gid);
  args.GetReturnValue().Set(result);
}

}  // namespace bindings
