#include "tls/filter.h"

#include <arpa/inet.h>

#include <cerrno>
#include <utility>

#include "tls/error.h"
#include "tls/session_store.h"

namespace tls {

using net::Descriptor;
using net::Transfer;
using Kind = net::Transfer::Kind;

// A BIO that reads from the descriptor of the call, and writes to it or to encrypted_.
struct Filter::Bio {
  static Filter* FilterOf(BIO* bio) { return static_cast<Filter*>(BIO_get_data(bio)); }

  static int Read(BIO* bio, char* bytes, size_t size, size_t* received) {
    Filter* const filter = FilterOf(bio);
    BIO_clear_retry_flags(bio);
    // A peer that asks for answers (new keys) and reads none of them is left.
    if (filter->encrypted_.size() > 2 * kMostAtOnce) filter->errno_ = EPROTO;
    if (filter->errno_ != 0) return 0;
    const Transfer outcome = filter->below_->Receive(bytes, size);
    *received = outcome.size;
    if (outcome.kind == Kind::kWantsRead) BIO_set_retry_read(bio);
    if (outcome.kind == Kind::kError) filter->errno_ = outcome.code;
    filter->at_end_ = outcome.kind == Kind::kEnd;
    return outcome.kind == Kind::kBytes ? 1 : 0;
  }

  static int Write(BIO* bio, const char* bytes, size_t size, size_t* sent) {
    Filter* const filter = FilterOf(bio);
    std::string_view rest(bytes, size);
    *sent = size;
    if (filter->sends_at_once_ && filter->encrypted_.empty()) {
      const Transfer outcome = filter->below_->Transmit(rest);
      if (outcome.kind == Kind::kError) {
        filter->errno_ = outcome.code;
        return 0;
      }
      rest.remove_prefix(outcome.size);
    }
    filter->encrypted_.Append(rest);
    return 1;
  }

  static long Control(BIO* bio, int command, long, void*) {  // NOLINT: OpenSSL's type
    if (command == BIO_CTRL_EOF) return FilterOf(bio)->at_end_;
    return command == BIO_CTRL_FLUSH ? 1 : 0;
  }

  static BIO* New(Filter* filter) {
    static BIO_METHOD* const method = [] {
      BIO_METHOD* made = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "connection");
      BIO_meth_set_read_ex(made, Read);
      BIO_meth_set_write_ex(made, Write);
      BIO_meth_set_ctrl(made, Control);
      return made;
    }();
    BIO* const bio = BIO_new(method);
    BIO_set_data(bio, filter);
    BIO_set_init(bio, 1);
    return bio;
  }
};

static int FilterIndex() {
  static const int index =
      CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_SSL, 0, nullptr, nullptr, nullptr, nullptr);
  return index;
}

Filter* Filter::Of(const SSL* ssl) {
  return static_cast<Filter*>(SSL_get_ex_data(ssl, FilterIndex()));
}

static bool IsAddress(const std::string& name) {
  in6_addr address;
  return inet_pton(AF_INET, name.c_str(), &address) == 1 ||
         inet_pton(AF_INET6, name.c_str(), &address) == 1;
}

// ---- the beginning ----

void Filter::Open() {
  SSL_set_ex_data(ssl_.get(), FilterIndex(), this);
  BIO* const bio = Bio::New(this);
  BIO_up_ref(bio);
  SSL_set0_rbio(ssl_.get(), bio);
  SSL_set0_wbio(ssl_.get(), bio);
}

Filter::Filter(const Credentials& credentials, Server server)
    : ssl_(SSL_new(credentials.context())), session_key_(std::move(server.key)) {
  Open();
  SSL_set_connect_state(ssl_.get());
  if (!server.name.empty()) Demand(std::move(server.name));
  session_key_ += Credentials::SharedBy(credentials.context())->digest;
  SSL_SESSION* const session = SessionStore::Get().Find(session_key_);
  if (session != nullptr) SSL_set_session(ssl_.get(), session);
}

// A name that OpenSSL does not take would not be verified: the handshake fails.
void Filter::Demand(std::string name) {
  X509_VERIFY_PARAM* const demanded = SSL_get0_param(ssl_.get());
  bool taken;
  if (IsAddress(name)) {
    taken = X509_VERIFY_PARAM_set1_ip_asc(demanded, name.c_str()) == 1;
  } else {
    if (name.back() == '.') name.pop_back();
    X509_VERIFY_PARAM_set_hostflags(demanded, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    taken = !name.empty() && X509_VERIFY_PARAM_set1_host(demanded, name.data(), name.size()) == 1 &&
            SSL_set_tlsext_host_name(ssl_.get(), name.c_str()) == 1;
  }
  if (taken) return;
  ERR_clear_error();
  error_ = base::Error::Named("INVALID_SERVER_NAME",
                              "no certificate can be for this name: see secure.serverName");
}

Filter::Filter(const Credentials& credentials, bool asks)
    : ssl_(SSL_new(credentials.context())), choice_(asks ? Choice::kDue : Choice::kNotNeeded) {
  Open();
  SSL_set_accept_state(ssl_.get());
}

// OpenSSL forgets the session of a connection that did not end as it should, though only a fatal alert says that it was
// misused. A cut is reported where it is found.
Filter::~Filter() {
  if (!error_) SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

bool Filter::KeepSession(SSL_SESSION* session) {
  SessionStore::Get().Put(session_key_, session);
  return true;
}

Transfer Filter::Handshake(Descriptor* below) {
  if (error_) return Transfer::Error(EPROTO);
  below_ = below;
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  const int wanted = result == 1 ? SSL_ERROR_NONE : SSL_get_error(ssl_.get(), result);
  if (wanted != SSL_ERROR_NONE && wanted != SSL_ERROR_WANT_READ &&
      wanted != SSL_ERROR_WANT_CLIENT_HELLO_CB)
    return Fail(result);
  const Transfer flushed = Flush();
  if (flushed.kind != Kind::kBytes) return flushed;
  if (wanted == SSL_ERROR_WANT_READ) return Transfer::Wants(Kind::kWantsRead);
  if (wanted == SSL_ERROR_WANT_CLIENT_HELLO_CB) return Transfer::Wants(Kind::kWantsOwner);
  has_buffered_ = SSL_has_pending(ssl_.get()) == 1;
  return Transfer::Bytes(0);
}

// ---- the name that a client asks for ----

// The first host name of the extension (RFC 6066, 3): sizes of the list and of the name, two bytes each.
static std::string NameIn(const unsigned char* extension, size_t size) {
  if (size < 5 || extension[2] != TLSEXT_NAMETYPE_host_name) return {};
  const size_t length = extension[3] * 256u + extension[4];
  if (length == 0 || length > size - 5) return {};
  return {reinterpret_cast<const char*>(extension + 5), length};
}

int Filter::OnClientHello(int* alert) {
  if (choice_ == Choice::kDue) {
    const unsigned char* extension;
    size_t size;
    if (SSL_client_hello_get0_ext(ssl_.get(), TLSEXT_TYPE_server_name, &extension, &size) == 1)
      wanted_name_ = NameIn(extension, size);
    choice_ = wanted_name_.empty() ? Choice::kNotNeeded : Choice::kAsked;
  }
  if (choice_ == Choice::kAsked) return SSL_CLIENT_HELLO_RETRY;
  if (choice_ != Choice::kRefused) return SSL_CLIENT_HELLO_SUCCESS;
  *alert = SSL_AD_UNRECOGNIZED_NAME;
  return SSL_CLIENT_HELLO_ERROR;
}

// All else stays as the server has it: protocols, verification, sessions.
void Filter::ChooseCertificate(const Credentials& credentials) {
  SSL_CTX* const context = credentials.context();
  STACK_OF(X509)* chain = nullptr;
  SSL_CTX_get0_chain_certs(context, &chain);
  const bool taken =
      SSL_use_cert_and_key(ssl_.get(), SSL_CTX_get0_certificate(context),
                           SSL_CTX_get0_privatekey(context), chain, /*override=*/1) == 1;
  choice_ = taken ? Choice::kMade : Choice::kRefused;
}

Filter::Description Filter::Describe() const {
  const SSL* const ssl = ssl_.get();
  const unsigned char* protocol = nullptr;
  unsigned protocol_size = 0;
  SSL_get0_alpn_selected(ssl, &protocol, &protocol_size);
  const char* const name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
  return {SSL_get_version(ssl),
          SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)),
          std::string(reinterpret_cast<const char*>(protocol), protocol_size),
          name == nullptr ? "" : name,
          SSL_session_reused(ssl) == 1,
          PeerCertificate(ssl)};
}

// ---- bytes ----

Transfer Filter::Receive(Descriptor* below, char* bytes, size_t size) {
  below_ = below;
  if (outcome_) return *outcome_;
  ERR_clear_error();
  size_t total = 0;
  int result = 1;
  do {
    size_t received = 0;
    result = SSL_read_ex(ssl_.get(), bytes + total, size - total, &received);
    total += received;
    // One record at a time: what lies in OpenSSL's buffer may hold more.
    has_buffered_ = result == 1 && SSL_has_pending(ssl_.get()) == 1;
  } while (has_buffered_ && total < size);
  if (result != 1 && SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ)
    outcome_ = Fail(result);
  Flush();  // answers of the protocol's own
  if (total > 0) return Transfer::Bytes(total);
  return outcome_ ? *outcome_ : Transfer::Wants(Kind::kWantsRead);
}

// What the descriptor does not take is reported as not moved, though it is encrypted: the same bytes come again.
Transfer Filter::Transmit(Descriptor* below, std::string_view bytes) {
  below_ = below;
  if (taken_ == 0) {
    ERR_clear_error();
    bytes = bytes.substr(0, kMostAtOnce);
    sends_at_once_ = bytes.size() <= SSL3_RT_MAX_PLAIN_LENGTH;
    const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &taken_);
    sends_at_once_ = false;
    if (result != 1) return Fail(result);
  }
  const Transfer flushed = Flush();
  return flushed.kind == Kind::kBytes ? Transfer::Bytes(std::exchange(taken_, 0)) : flushed;
}

Transfer Filter::FinishWriting(Descriptor* below) {
  below_ = below;
  if (!said_end_) {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());  // complete or not: the peer's own comes by Receive()
    ERR_clear_error();
    said_end_ = true;
  }
  return Flush();
}

Transfer Filter::Flush() {
  if (encrypted_.empty()) return Transfer::Bytes(0);
  const Transfer sent = below_->Transmit(encrypted_.view());
  if (sent.kind != Kind::kBytes) return sent;
  encrypted_.Consume(sent.size);
  return encrypted_.empty() ? Transfer::Bytes(0) : Transfer::Wants(Kind::kWantsWrite);
}

// A call of OpenSSL's has failed, or met the end. The alert that it may have for the peer goes out, if it can.
Transfer Filter::Fail(int result) {
  const int kind = SSL_get_error(ssl_.get(), result);
  if (kind == SSL_ERROR_ZERO_RETURN) return Transfer::End();
  const int code = std::exchange(errno_, 0);
  if (code == 0) error_ = TakeError(ssl_.get());
  ERR_clear_error();
  Flush();
  return Transfer::Error(code != 0 ? code : EPROTO);
}

}  // namespace tls
