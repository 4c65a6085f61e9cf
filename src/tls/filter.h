// Filter: TLS between a connection's bytes and its descriptor.
//
// Plain bytes are copied once, by OpenSSL, which encrypts them. A write of up to one record goes to the descriptor at
// once. More become records of 16 KiB, which are collected and go out in one system call, up to kMostAtOnce. Nothing
// but OpenSSL's state is kept while nothing waits.
//
// A server's filter may have its owner choose the certificate: the handshake then pauses (Transfer::kWantsOwner) when
// the client has said what name it wants, until ChooseCertificate() or RefuseName().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_queue.h"
#include "net/transport.h"
#include "tls/certificate.h"
#include "tls/credentials.h"

namespace tls {

// What a client connects to.
struct Server {
  std::string name;  // asked for (SNI) and verified: a host name, or an IP address
  std::string key;   // of its sessions: the name and the port
};

class Filter final : public net::Filter {
 public:
  // The plain bytes that are encrypted before the descriptor is tried, and so may wait in encrypted form.
  static constexpr size_t kMostAtOnce = 128 * 1024;

  // A client's end.
  Filter(const Credentials& credentials, Server server);
  // A server's end. `asks`: its owner chooses the certificate where the client asks for a name.
  Filter(const Credentials& credentials, bool asks);
  ~Filter() override;

  net::Transfer Handshake(net::Descriptor* below) override;
  net::Transfer Receive(net::Descriptor* below, char* bytes, size_t size) override;
  net::Transfer Transmit(net::Descriptor* below, std::string_view bytes) override;
  net::Transfer FinishWriting(net::Descriptor* below) override;
  bool has_buffered() const override { return has_buffered_ || outcome_.has_value(); }
  base::Error error() const override { return error_; }

  // The name that the client asks for, while the handshake waits for the owner.
  const std::string& wanted_name() const { return wanted_name_; }
  void ChooseCertificate(const Credentials& credentials);
  void RefuseName() { choice_ = Choice::kRefused; }

  // What the handshake has come to; for afterwards.
  struct Description {
    std::string version, cipher, protocol, server_name;
    bool resumed;
    std::optional<Certificate> certificate;  // the peer's
  };
  Description Describe() const;

  // What OpenSSL's callbacks need.
  static Filter* Of(const SSL* ssl);
  bool KeepSession(SSL_SESSION* session);
  int OnClientHello(int* alert);

 private:
  enum class Choice : uint8_t { kNotNeeded, kDue, kAsked, kMade, kRefused };
  struct Bio;  // the functions of our kind of BIO

  void Open();
  void Demand(std::string name);
  net::Transfer Flush();
  net::Transfer Fail(int result);

  std::unique_ptr<SSL, crypto::Freer<&SSL_free>> ssl_;
  net::Descriptor* below_ = nullptr;  // in a call
  base::ByteQueue encrypted_;         // not sent yet
  size_t taken_ = 0;  // plain bytes in encrypted_ that Transmit() has not reported yet
  std::optional<net::Transfer> outcome_;  // of receiving, behind the bytes that were reported
  base::Error error_;
  std::string session_key_, wanted_name_;
  int errno_ = 0;  // of the descriptor, in a call
  Choice choice_ = Choice::kNotNeeded;
  bool sends_at_once_ = false;
  bool at_end_ = false;  // of the descriptor
  bool has_buffered_ = false;
  bool said_end_ = false;  // close_notify
};

}  // namespace tls
