// tls::Filter under a Stream on both ends of a socket: handshake, verification, both directions, ends and cuts,
// sessions.

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <sstream>

#include "net/stream.h"
#include "net_helpers.h"
#include "tls/filter.h"
#include "tls/session_store.h"
#include "tls/ticket_keys.h"

namespace {

using tls::Credentials;
using tls::Side;
using tls::Verify;

std::string Pem(const std::string& name) {
  std::ifstream file("test/tls/fixtures/" + name);
  EXPECT_TRUE(file.good()) << name;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::unique_ptr<Credentials> Make(const tls::Settings& settings) {
  base::Error error;
  const char* setting;
  auto made = Credentials::Make(settings, &error, &setting);
  EXPECT_TRUE(made != nullptr) << setting << ": " << base::ErrorMessage(error);
  return made;
}

// The code of the error, and the setting it is about.
std::string Refusal(const tls::Settings& settings) {
  base::Error error;
  const char* setting;
  EXPECT_EQ(Credentials::Make(settings, &error, &setting), nullptr);
  return std::string(setting) + ": " + base::ErrorName(error);
}

class TlsFilterTest : public testing::Test {
 protected:
  TlsFilterTest() {
    for_server.side = Side::kServer;
    Certify(&for_server, "localhost");
    for_client.authorities = Pem("authority.pem");
    for_client.verify = Verify::kRequired;
  }
  ~TlsFilterTest() override {
    client.Abort();
    server.Abort();
    RunUntil([&] {
      return client.state() == net::Stream::State::kClosed &&
             server.state() == net::Stream::State::kClosed;
    });
  }

  static void Certify(tls::Settings* settings, const std::string& name) {
    settings->certificate = Pem(name + ".pem");
    settings->key = Pem(name + ".key");
  }

  void MakeCredentials() {
    server_credentials = Make(for_server);
    client_credentials = Make(for_client);
  }
  void Open(const std::string& name = "localhost", bool asks = false) {
    if (client_credentials == nullptr) MakeCredentials();
    Pair pair = TcpPair();
    SetNonBlocking(pair.far.get());
    auto server_filter = std::make_unique<tls::Filter>(*server_credentials, asks);
    auto client_filter =
        std::make_unique<tls::Filter>(*client_credentials, tls::Server{name, name + ":443"});
    server.OpenAndReport(net::Transport(std::move(pair.near), std::move(server_filter)));
    client.OpenAndReport(net::Transport(std::move(pair.far), std::move(client_filter)));
  }
  void OpenReady() {
    Open();
    ASSERT_TRUE(RunUntil([&] { return at_client.log == "open" && at_server.log == "open"; }))
        << at_client.log << "; " << at_server.log;
    at_client.log.clear();
    at_server.log.clear();
  }
  tls::Filter* client_filter() { return static_cast<tls::Filter*>(client.transport().filter()); }
  bool Closes(const Recorder& recorder) {
    return RunUntil([&] { return recorder.closes > 0; });
  }

  tls::Settings for_server, for_client;
  std::unique_ptr<Credentials> server_credentials, client_credentials;
  Recorder at_server, at_client;
  net::Stream server{&at_server}, client{&at_client};
};

TEST_F(TlsFilterTest, CarriesBytesBothWaysAndEndsInOrder) {
  OpenReady();
  client.Write("question");
  ASSERT_TRUE(RunUntil([&] { return at_server.log == "read(question)"; }));
  server.Write("answer");
  server.CloseWrite();
  ASSERT_TRUE(RunUntil([&] { return at_client.log == "read(answer) eof"; }));
  client.Write("late");
  client.CloseWrite();
  ASSERT_TRUE(Closes(at_client) && Closes(at_server));
  EXPECT_EQ(at_client.log, "read(answer) eof close");
  EXPECT_EQ(at_server.log, "read(question) read(late) eof close");
}

TEST_F(TlsFilterTest, WhatWasWrittenBeforeTheHandshakeFollowsIt) {
  Open();
  client.Write("early");
  client.CloseWrite();
  ASSERT_TRUE(RunUntil([&] { return at_server.log == "open read(early) eof"; }));
}

TEST_F(TlsFilterTest, CarriesMuchThroughASmallSocketWithBoundedMemory) {
  OpenReady();
  const std::string much(3'000'000, 'x');
  server.PauseReading();
  client.Write(much);
  RunFor(0.05);
  EXPECT_GT(client.backlog(), 0u);
  server.ResumeReading();
  ASSERT_TRUE(RunUntil([&] { return at_server.total == much.size(); }));
  EXPECT_EQ(client.backlog(), 0u);
}

TEST_F(TlsFilterTest, ACutIsTruncatedAndNoEof) {
  OpenReady();
  client.Write("part");
  client.Flush();
  shutdown(client.fd(), SHUT_WR);
  ASSERT_TRUE(Closes(at_server));
  EXPECT_EQ(at_server.log, "read(part) close(TRUNCATED)");
}

TEST_F(TlsFilterTest, RefusesACertificateForAnotherName) {
  Open("elsewhere.example");
  ASSERT_TRUE(Closes(at_client) && Closes(at_server));
  EXPECT_EQ(at_client.log, "close(HOSTNAME_MISMATCH)");
  EXPECT_EQ(at_server.log.find("close("), 0u);
}

// OpenSSL takes no name with a NUL in it, and would verify none then.
TEST_F(TlsFilterTest, ANameThatCannotBeVerifiedFails) {
  Open(std::string("elsewhere.example\0.localhost", 28));
  ASSERT_TRUE(Closes(at_client) && Closes(at_server));
  EXPECT_EQ(at_client.log, "close(INVALID_SERVER_NAME)");
}

TEST_F(TlsFilterTest, VerifiesAddresses) {
  Open("127.0.0.1");
  ASSERT_TRUE(RunUntil([&] { return at_client.log == "open"; }));
  client.Abort();
  ASSERT_TRUE(Closes(at_client));
  at_client.log.clear();
  at_client.closes = 0;
  server.Abort();
  ASSERT_TRUE(Closes(at_server));
  Open("127.0.0.2");
  ASSERT_TRUE(Closes(at_client));
  EXPECT_EQ(at_client.log, "close(IP_ADDRESS_MISMATCH)");
}

TEST_F(TlsFilterTest, RefusesAnUnknownAuthority) {
  Certify(&for_server, "foreign");
  Open();
  ASSERT_TRUE(Closes(at_client) && Closes(at_server));
  EXPECT_EQ(at_client.log, "close(UNABLE_TO_GET_ISSUER_CERT_LOCALLY)");
  EXPECT_EQ(at_server.log, "close(TLSV1_ALERT_UNKNOWN_CA)");
}

TEST_F(TlsFilterTest, RefusesAnExpiredCertificate) {
  Certify(&for_server, "expired");
  Open();
  ASSERT_TRUE(Closes(at_client));
  EXPECT_EQ(at_client.log, "close(CERT_HAS_EXPIRED)");
}

TEST_F(TlsFilterTest, WithoutVerificationAnyCertificateWillDo) {
  Certify(&for_server, "foreign");
  for_client.verify = Verify::kNone;
  OpenReady();
}

TEST_F(TlsFilterTest, AServerMayDemandACertificate) {
  for_server.verify = Verify::kRequired;
  for_server.authorities = Pem("authority.pem");
  Open();
  ASSERT_TRUE(Closes(at_server));
  EXPECT_EQ(at_server.log, "close(PEER_DID_NOT_RETURN_A_CERTIFICATE)");
  ASSERT_TRUE(Closes(at_client));
  EXPECT_EQ(at_client.log, "open close(TLSV13_ALERT_CERTIFICATE_REQUIRED)");
}

TEST_F(TlsFilterTest, AServerAcceptsTheCertificateThatItDemands) {
  for_server.verify = Verify::kRequired;
  for_server.authorities = Pem("authority.pem");
  Certify(&for_client, "client");
  OpenReady();
}

TEST_F(TlsFilterTest, TheSecondConnectionResumesTheSession) {
  for_client.protocols = {"resumption"};  // so that no other test's session fits
  OpenReady();
  server.Write("x");
  ASSERT_TRUE(RunUntil([&] { return at_client.total == 1; }));
  EXPECT_FALSE(client_filter()->Describe().resumed);
  client.Abort();
  server.Abort();
  ASSERT_TRUE(Closes(at_client) && Closes(at_server));
  at_client.log.clear();
  at_server.log.clear();
  OpenReady();
  EXPECT_TRUE(client_filter()->Describe().resumed);
}

TEST_F(TlsFilterTest, AHandshakeThatWaitsForTheOwnerGoesOnWithTheChosenCertificate) {
  MakeCredentials();
  tls::Settings other;
  other.side = Side::kServer;
  Certify(&other, "a");
  const auto chosen = Make(other);
  Open("a.example", true);
  auto* filter = static_cast<tls::Filter*>(server.transport().filter());
  ASSERT_TRUE(RunUntil([&] { return !filter->wanted_name().empty(); }));
  EXPECT_EQ(filter->wanted_name(), "a.example");
  RunFor(0.01);
  EXPECT_EQ(at_client.log, "");
  filter->ChooseCertificate(*chosen);
  server.ContinueHandshake();
  ASSERT_TRUE(RunUntil([&] { return at_client.log == "open" && at_server.log == "open"; }));
}

TEST_F(TlsFilterTest, ARefusedNameIsAnAlert) {
  Open("a.example", true);
  auto* filter = static_cast<tls::Filter*>(server.transport().filter());
  ASSERT_TRUE(RunUntil([&] { return !filter->wanted_name().empty(); }));
  filter->RefuseName();
  server.ContinueHandshake();
  ASSERT_TRUE(Closes(at_client));
  EXPECT_EQ(at_client.log, "close(TLSV1_UNRECOGNIZED_NAME)");
}

TEST_F(TlsFilterTest, PlainTextIsRefused) {
  MakeCredentials();
  Pair pair = TcpPair();
  server.OpenAndReport(net::Transport(std::move(pair.near),
                                      std::make_unique<tls::Filter>(*server_credentials, false)));
  Send(pair.far, "GET / HTTP/1.1\r\n\r\n");
  ASSERT_TRUE(Closes(at_server));
  EXPECT_EQ(at_server.log, "close(HTTP_REQUEST)");
}

TEST_F(TlsFilterTest, SettingsThatCannotBeUsedAreNamed) {
  for_server.key = Pem("a.key");
  EXPECT_EQ(Refusal(for_server), "key: KEY_VALUES_MISMATCH");
  for_server.key = "nothing";
  EXPECT_EQ(Refusal(for_server).find("key: "), 0u);
  for_server.certificate = "nothing";
  EXPECT_EQ(Refusal(for_server), "certificate: NO_START_LINE");
  for_client.min_version = "TLSv1";
  EXPECT_EQ(Refusal(for_client), "minVersion: INVALID_SETTING");
  tls::Settings ciphers;
  ciphers.ciphers = "none of these";
  EXPECT_EQ(Refusal(ciphers), "ciphers: NO_CIPHER_MATCH");
}

TEST_F(TlsFilterTest, ALockedKeyNeedsItsPassphrase) {
  for_server.key = Pem("locked.key");
  for_server.passphrase = "wrong";
  EXPECT_EQ(Refusal(for_server).find("key: "), 0u);
  for_server.passphrase = "secret";
  OpenReady();
}

TEST_F(TlsFilterTest, ASessionIsResumedUnderTheSameSettingsOnly) {
  OpenReady();
  server.Write("x");
  ASSERT_TRUE(RunUntil([&] { return at_client.total == 1; }));
  client.Abort();
  server.Abort();
  ASSERT_TRUE(Closes(at_client) && Closes(at_server));
  at_client.log.clear();
  at_server.log.clear();
  for_client.protocols = {"other"};
  client_credentials = Make(for_client);
  OpenReady();
  EXPECT_FALSE(client_filter()->Describe().resumed);
}

// What Begin() says of a ticket with this name.
int Opens(tls::TicketKeys* keys, uint8_t* name, double now, bool seals = false) {
  const crypto::Owned<EVP_CIPHER_CTX, &crypto::EVP_CIPHER_CTX_free> cipher(
      crypto::EVP_CIPHER_CTX_new());
  EVP_MAC* const kind = crypto::EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  const crypto::Owned<EVP_MAC_CTX, &crypto::EVP_MAC_CTX_free> mac(crypto::EVP_MAC_CTX_new(kind));
  uint8_t iv[16] = {};
  return keys->Begin(seals, name, iv, cipher.get(), mac.get(), now);
}

TEST(TlsTicketKeysTest, AKeyOpensForAnHourAfterItsOwn) {
  ASSERT_FALSE(tls::OpenLibssl());
  constexpr double kHour = tls::TicketKeys::kRotation;
  tls::TicketKeys keys;
  uint8_t first[16], second[16];
  EXPECT_EQ(Opens(&keys, first, 1, true), 1);
  EXPECT_EQ(Opens(&keys, first, kHour), 1);
  EXPECT_EQ(Opens(&keys, second, kHour + 1, true), 1);
  EXPECT_NE(std::memcmp(first, second, sizeof first), 0);
  EXPECT_EQ(Opens(&keys, first, kHour + 2), 2);  // and a new ticket is due
  EXPECT_EQ(Opens(&keys, first, 2 * kHour + 1), 0);
  EXPECT_EQ(Opens(&keys, second, 2 * kHour + 2), 2);
  EXPECT_EQ(Opens(&keys, second, 10 * kHour), 0);  // unused for long
}

TEST(TlsSessionStoreTest, IsBounded) {
  ASSERT_FALSE(tls::OpenLibssl());
  tls::SessionStore store;
  for (int i = 0; i < 300; ++i) store.Put(std::to_string(i), tls::SSL_SESSION_new());
  EXPECT_EQ(store.size(), tls::SessionStore::kMaxServers);
  EXPECT_EQ(store.Find("0"), nullptr);
  EXPECT_NE(store.Find("299"), nullptr);
}

}  // namespace
