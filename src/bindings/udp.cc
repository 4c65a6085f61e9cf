// binding("udp"): what stands behind node.udp.Socket (lib/udp.js).
//
//   new Socket(owner)
//     bind(host, port, options)       host "": all addresses. options: { reuseAddress, reusePort, receiveBuffer,
//                                     sendBuffer }; throws the system's error
//     connect(address, port)          a numeric address; throws the system's error
//     send(data, encoding, address, port) -> bytes    address undefined: of connect(). sent() follows. -1: the
//                                     address is not numeric
//     close()                         isOpen() -> boolean
//     address() -> [address, port]    undefined when closed; throws the system's error
//     join(group, interface), leave(...)   an address; the interface is one, a number, a name or undefined
//     setOption(name, value)          one of `options`
//     readPause()   readResume()   setKeepsLoopAlive(boolean)
//     backlog() -> bytes              dropped() -> datagrams
//   isAddress(text) -> boolean        whether it is a numeric one
//   lookUp(question, host)            found(address or undefined, error) is called on the question
//   options, maxSize                  numbers
//   setEvents({ Socket: { message(arrayBuffer, address, port), sent(count, error), error(error) },
//               Question: { found(address, error) } })

#include <net/if.h>
#include <netinet/in.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bindings/bindings.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "net/datagram.h"
#include "net/endpoint.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

struct SocketEvents : js::Events {
  SocketEvents() : Events("udp", "Socket") {}
  js::Event message{this, "message"}, sent{this, "sent"}, error{this, "error"};
};

struct QuestionEvents : js::Events {
  QuestionEvents() : Events("udp", "Question") {}
  js::Event found{this, "found"};
};

struct Udp final : js::BindingState {
  SocketEvents socket;
  QuestionEvents question;
};

Udp* udp;

enum Option { kBroadcast, kTtl, kMulticastTtl, kMulticastLoopback };

// Pinned from bind() to close().
class Socket final : public js::Wrap, private net::DatagramListener {
 public:
  static void New(Args args) {
    (new Socket(*Environment::Current(), args.This()))->SetOwner(args[0]);
  }

  void Bind(Args args);
  void Connect(Args args);
  void Send(Args args);
  void Close(Args) {
    socket_.Close();
    Unpin();
  }
  void IsOpen(Args args) { args.GetReturnValue().Set(socket_.open()); }
  void Address(Args args);
  template <bool kJoin>
  void Member(Args args);
  void SetOption(Args args);
  void ReadPause(Args) { socket_.PauseReading(); }
  void ReadResume(Args) { socket_.ResumeReading(); }
  void SetKeepsLoopAlive(Args args) { socket_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void Backlog(Args args) { args.GetReturnValue().Set(static_cast<double>(socket_.backlog())); }
  void Dropped(Args args) { args.GetReturnValue().Set(static_cast<double>(socket_.dropped())); }
  void CountHandles(js::OpenHandles* handles) const override {
    if (socket_.open()) handles->Add("udpSocket", socket_.backlog());
  }

 private:
  Socket(Environment& env, v8::Local<v8::Object> object) : Wrap(env, object), socket_(this) {}

  void OnMessage(std::string_view bytes, const net::Address& from) override;
  void OnSent(size_t count, const base::Error& error) override;
  void OnError(const base::Error& error) override {
    js::CallbackScope scope(env());
    scope.Call(udp->socket.error, owner(), {js::MakeError(env().isolate(), error)});
  }

  net::DatagramSocket socket_;
  std::optional<net::Address> peer_;  // of the last message
  v8::Global<v8::String> peer_text_;
};

std::optional<net::Address> AddressOf(v8::Isolate* isolate, v8::Local<v8::Value> text,
                                      v8::Local<v8::Value> port) {
  if (!text->IsString()) return std::nullopt;
  return net::Address::Parse(js::ToUtf8(isolate, text), static_cast<uint16_t>(js::Uint32Of(port)));
}

void Socket::Bind(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Options given(isolate, args[2]);
  net::DatagramOptions options;
  options.reuse_address = given.Flag("reuseAddress");
  options.reuse_port = given.Flag("reusePort");
  options.receive_buffer = static_cast<int>(given.Integer("receiveBuffer"));
  options.send_buffer = static_cast<int>(given.Integer("sendBuffer"));
  if (!given.ok()) return;
  if (socket_.open())
    return js::Throw(isolate, base::Error::Named("EINVAL", "bind: the socket is bound already"));
  const auto port = static_cast<uint16_t>(js::Uint32Of(args[1]));
  const net::Endpoint endpoint(js::ToUtf8(isolate, args[0]), port);
  std::optional<net::Address> address;
  base::Error error;
  if (!endpoint.host().empty()) {
    auto found = endpoint.LookUp();
    if (found.ok())
      address = found.value()[0];
    else
      error = found.error();
  }
  if (!error) error = socket_.Bind(address, port, options);
  if (error)
    return static_cast<void>(isolate->ThrowException(js::MakeErrorAt(isolate, error, endpoint)));
  Pin();
}

void Socket::Connect(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const auto address = AddressOf(isolate, args[0], args[1]);
  if (!address || !socket_.open()) return js::ThrowError(isolate, "connect: the socket is closed");
  if (base::Error error = socket_.Connect(*address)) js::Throw(isolate, error);
}

void Socket::Send(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  if (!js::ParseEncoding(isolate, args[1], js::Encoding::kUtf8, &encoding)) return;
  const auto address = AddressOf(isolate, args[2], args[3]);
  if (!address && !args[2]->IsUndefined()) return args.GetReturnValue().Set(-1);
  base::ByteQueue* const queue = socket_.output();
  const size_t before = queue->size();
  if (!js::AppendBytes(isolate, args[0], encoding, "send: data", queue)) return;
  const size_t size = queue->size() - before;
  if (socket_.open()) {
    socket_.Send(size, address);
  } else {
    queue->Clear();
  }
  args.GetReturnValue().Set(static_cast<double>(size));
}

void Socket::Address(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (!socket_.open()) return;
  const auto local = net::Address::LocalOf(socket_.fd());
  if (!local) return js::Throw(isolate, base::Error::System("getsockname"));
  v8::Local<v8::Value> pair[] = {js::String(isolate, local->ToString()),
                                 v8::Integer::New(isolate, local->port())};
  args.GetReturnValue().Set(v8::Array::New(isolate, pair, 2));
}

// An interface of this machine: by its number, its name, or an IPv4 address that it has.
struct Interface {
  in_addr address{};
  int index = 0;
};

// The system's choice where none is given. ENODEV of a name that no interface has.
base::Error FindInterface(v8::Isolate* isolate, v8::Local<v8::Value> given, Interface* found) {
  if (given->IsUndefined()) return {};
  if (given->IsNumber()) {
    found->index = js::Int32Of(given);
    return {};
  }
  const std::string text = js::ToUtf8(isolate, given);
  const auto address = net::Address::Parse(text, 0);
  if (address && address->family() == AF_INET) {
    found->address = reinterpret_cast<const sockaddr_in*>(address->raw())->sin_addr;
    return {};
  }
  found->index = static_cast<int>(if_nametoindex(text.c_str()));
  return found->index > 0 ? base::Error() : base::Error::System("if_nametoindex", ENODEV);
}

// Datagrams are sent out where they are received, if an interface was asked for.
base::Error SetMember(int fd, const sockaddr_in& group, const Interface& local, bool joins) {
  const ip_mreqn request{group.sin_addr, local.address, local.index};
  const int option = joins ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP;
  if (setsockopt(fd, IPPROTO_IP, option, &request, sizeof request) != 0)
    return base::Error::System("setsockopt");
  if (joins && (local.index > 0 || local.address.s_addr != 0))
    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request);
  return {};
}

base::Error SetMember(int fd, const sockaddr_in6& group, const Interface& local, bool joins) {
  const unsigned index = local.index > 0 ? static_cast<unsigned>(local.index) : group.sin6_scope_id;
  const ipv6_mreq request{group.sin6_addr, index};
  const int option = joins ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP;
  if (setsockopt(fd, IPPROTO_IPV6, option, &request, sizeof request) != 0)
    return base::Error::System("setsockopt");
  if (joins && index > 0) setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, &index, sizeof index);
  return {};
}

template <bool kJoin>
void Socket::Member(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const auto group = AddressOf(isolate, args[0], v8::Undefined(isolate));
  if (!group || !socket_.open()) return js::ThrowError(isolate, "the socket is closed");
  Interface local;
  base::Error error = FindInterface(isolate, args[1], &local);
  if (!error && group->family() == AF_INET6) {
    error =
        SetMember(socket_.fd(), *reinterpret_cast<const sockaddr_in6*>(group->raw()), local, kJoin);
  } else if (!error) {
    error =
        SetMember(socket_.fd(), *reinterpret_cast<const sockaddr_in*>(group->raw()), local, kJoin);
  }
  if (error) js::Throw(isolate, error, error.code == ENODEV ? js::ToUtf8(isolate, args[1]) : "");
}

// Of both families where the socket has both.
void Socket::SetOption(Args args) {
  static constexpr struct {
    int v4_level, v4, v6;
  } kOptions[] = {{SOL_SOCKET, SO_BROADCAST, -1},
                  {IPPROTO_IP, IP_TTL, IPV6_UNICAST_HOPS},
                  {IPPROTO_IP, IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS},
                  {IPPROTO_IP, IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP}};
  v8::Isolate* isolate = args.GetIsolate();
  const uint32_t index = js::Uint32Of(args[0]);
  const int value = js::Int32Of(args[1]);
  if (index >= std::size(kOptions) || !socket_.open())
    return js::ThrowError(isolate, "the socket is not bound");
  const auto& option = kOptions[index];
  int result = setsockopt(socket_.fd(), option.v4_level, option.v4, &value, sizeof value);
  if (result == 0 && option.v6 >= 0 && socket_.is_ipv6())
    result = setsockopt(socket_.fd(), IPPROTO_IPV6, option.v6, &value, sizeof value);
  if (result != 0) js::Throw(isolate, base::Error::System("setsockopt"));
}

// Many messages come from one peer, whose text is kept.
void Socket::OnMessage(std::string_view bytes, const net::Address& from) {
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  if (!peer_ || !(*peer_ == from)) {
    peer_ = from;
    peer_text_.Reset(isolate, js::String(isolate, from.ToString()));
  }
  scope.Call(udp->socket.message, owner(),
             {js::BufferOf(isolate, bytes), peer_text_.Get(isolate),
              v8::Integer::New(isolate, from.port())});
}

void Socket::OnSent(size_t count, const base::Error& error) {
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  v8::Local<v8::Value> reason = v8::Undefined(isolate);
  if (error) reason = js::MakeError(isolate, error);
  scope.Call(udp->socket.sent, owner(),
             {v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(count)), reason});
}

// A host that is to be looked up.
class Question final : public loop::PoolRequest {
 public:
  Question(v8::Isolate* isolate, v8::Local<v8::Value> owner, const net::Endpoint& endpoint)
      : owner_(isolate, owner), endpoint_(endpoint) {}

  void Work() override { found_ = endpoint_.LookUp(); }
  void Done() override {
    Environment& env = *Environment::Current();
    v8::Isolate* isolate = env.isolate();
    js::CallbackScope scope(env);
    v8::Local<v8::Value> address = v8::Undefined(isolate), error = v8::Undefined(isolate);
    if (found_->ok())
      address = js::String(isolate, found_->value()[0].ToString());
    else
      error = js::MakeErrorAt(isolate, found_->error(), endpoint_);
    scope.Call(udp->question.found, owner_.Get(isolate), {address, error});
  }

 private:
  v8::Global<v8::Value> owner_;
  const net::Endpoint endpoint_;
  std::optional<base::Result<std::vector<net::Address>>> found_;
};

void IsAddress(Args args) {
  const std::string text = js::ToUtf8(args.GetIsolate(), args[0]);
  args.GetReturnValue().Set(net::Address::Parse(text, 0).has_value());
}

void LookUp(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const net::Endpoint endpoint(js::ToUtf8(isolate, args[1]), 0);
  loop::Loop::Get().lookup_pool().Submit(std::make_unique<Question>(isolate, args[0], endpoint));
}

}  // namespace

void RegisterUdp(Environment& env, v8::Local<v8::Object> target) {
  udp = env.Own(std::make_unique<Udp>());
  js::ClassBuilder<Socket>(env, "Socket")
      .Method<&Socket::Bind>("bind")
      .Method<&Socket::Connect>("connect")
      .Method<&Socket::Send>("send")
      .Method<&Socket::Close>("close")
      .Method<&Socket::IsOpen>("isOpen")
      .Method<&Socket::Address>("address")
      .Method<&Socket::Member<true>>("join")
      .Method<&Socket::Member<false>>("leave")
      .Method<&Socket::SetOption>("setOption")
      .Method<&Socket::ReadPause>("readPause")
      .Method<&Socket::ReadResume>("readResume")
      .Method<&Socket::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Method<&Socket::Backlog>("backlog")
      .Method<&Socket::Dropped>("dropped")
      .Install(target);
  js::SetFunction(env, target, "isAddress", IsAddress);
  js::SetFunction(env, target, "lookUp", LookUp);
  js::SetConstants(env.isolate(), target, "options",
                   {{"BROADCAST", kBroadcast},
                    {"TTL", kTtl},
                    {"MULTICAST_TTL", kMulticastTtl},
                    {"MULTICAST_LOOPBACK", kMulticastLoopback}});
  js::Set(env.isolate(), target, "maxSize", static_cast<double>(net::DatagramSocket::kMaxSize));
  js::InstallSetEvents(env, target, {&udp->socket, &udp->question});
}

}  // namespace bindings
