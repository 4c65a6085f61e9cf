#include "tls/credentials.h"

#include <time.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include "crypto/digest.h"
#include "crypto/openssl_error.h"
#include "tls/filter.h"
#include "tls/ticket_keys.h"

namespace tls {

namespace {

using crypto::Owned;

// Both lists hold what encrypts and authenticates in one, with forward secrecy. The cheapest comes first.
constexpr char kCiphers[] = "ECDHE+AESGCM+AES128:ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr char kNewerCiphers[] =
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
// A session is resumed for so long, in seconds; its ticket's key opens for as long or longer.
constexpr long kSessionLife = static_cast<long>(TicketKeys::kRotation);  // NOLINT: OpenSSL's type

// OpenSSL knows where one system has its authorities: the one that it was built for. It may run on another: this is
// where Debian and Arch, Fedora, SUSE, and Alpine have them.
constexpr const char* kAuthoritiesFiles[] = {"/etc/ssl/certs/ca-certificates.crt",
                                             "/etc/pki/tls/certs/ca-bundle.crt",
                                             "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"};

// The system's authorities where neither OpenSSL nor the environment knows them; null where there are none.
const char* OtherAuthorities() {
  if (getenv(X509_get_default_cert_file_env()) != nullptr ||
      getenv(X509_get_default_cert_dir_env()) != nullptr ||
      access(X509_get_default_cert_file(), R_OK) == 0 ||
      access(X509_get_default_cert_dir(), R_OK) == 0) {
    return nullptr;
  }
  for (const char* file : kAuthoritiesFiles)
    if (access(file, R_OK) == 0) return file;
  return nullptr;
}

void FreeShared(void*, void* shared, CRYPTO_EX_DATA*, int, long, void*) {  // NOLINT: OpenSSL's type
  delete static_cast<Credentials::Shared*>(shared);
}

int SharedIndex() {
  static const int index =
      CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_SSL_CTX, 0, nullptr, nullptr, nullptr, FreeShared);
  return index;
}

double Now() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + 1;  // never 0
}

// ---- OpenSSL's callbacks ----

int OnTicket(SSL* ssl, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher,
             EVP_MAC_CTX* mac, int seals) {
  // Those of all servers of the process: setSecure() and startSecure() make credentials anew.
  static TicketKeys* const keys = new TicketKeys;
  const int outcome = keys->Begin(seals != 0, name, iv, cipher, mac, Now());
  // A client uses a ticket of TLS 1.3 once.
  return seals == 0 && outcome == 1 && SSL_version(ssl) == TLS1_3_VERSION ? 2 : outcome;
}

int OnSession(SSL* ssl, SSL_SESSION* session) {
  return Filter::Of(ssl)->KeepSession(session) ? 1 : 0;
}

// The first of ours that the client has, too.
int OnProtocols(SSL* ssl, const unsigned char** chosen, unsigned char* size,
                const unsigned char* theirs, unsigned theirs_size, void*) {
  const std::string& ours = Credentials::SharedBy(SSL_get_SSL_CTX(ssl))->protocols;
  for (size_t i = 0; i < ours.size(); i += 1 + static_cast<uint8_t>(ours[i])) {
    const auto length = static_cast<uint8_t>(ours[i]);
    for (unsigned j = 0; j + 1 + theirs[j] <= theirs_size; j += 1u + theirs[j]) {
      if (theirs[j] != length || std::memcmp(&theirs[j + 1], &ours[i + 1], length) != 0) continue;
      *chosen = &theirs[j + 1];
      *size = length;
      return SSL_TLSEXT_ERR_OK;
    }
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

int OnPassphrase(char* buffer, int size, int, void* passphrase) {
  const auto& text = *static_cast<const std::string*>(passphrase);
  if (text.size() > static_cast<size_t>(size)) return -1;
  std::memcpy(buffer, text.data(), text.size());
  return static_cast<int>(text.size());
}

int OnClientHello(SSL* ssl, int* alert, void*) { return Filter::Of(ssl)->OnClientHello(alert); }

// Has OpenSSL keep the name with the session, so that a resumed connection has it.
int OnName(SSL*, int*, void*) { return SSL_TLSEXT_ERR_OK; }

// ---- settings ----

// One step for each setting: false leaves an error in OpenSSL's queue.
class Builder {
 public:
  Builder(SSL_CTX* context, const Settings& settings)
      : context_(context), settings_(settings), shared_(*Credentials::SharedBy(context)) {}

  // The name of the setting that cannot be used; null where there is none.
  const char* Apply() {
    if (!TakeDigest()) return "";
    Prepare();
    if (!settings_.certificate.empty() && !UseCertificate()) return "certificate";
    if (!settings_.key.empty() && !UseKey()) return "key";
    if (!settings_.authorities.empty() && !UseAuthorities()) return "authorities";
    if (settings_.authorities.empty() && !UseSystemAuthorities()) return "NODE_EXTRA_AUTHORITIES";
    if (!SetVersion()) return "minVersion";
    if (!SetCiphers()) return "ciphers";
    if (!SetProtocols()) return "protocols";
    return nullptr;
  }

 private:
  using Certificate = Owned<X509, &X509_free>;
  using Memory = Owned<BIO, &BIO_free>;

  bool is_server() const { return settings_.side == Side::kServer; }
  static Memory Open(const std::string& text) {
    return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  }

  bool TakeDigest();
  void Prepare();
  void PrepareSessions();
  bool UseCertificate();
  bool UseKey();
  bool UseAuthorities();
  bool UseSystemAuthorities();
  bool SetVersion();
  bool SetCiphers();
  bool SetProtocols();

  // Calls take(certificate) for each in the text. False where there is none, or one is broken.
  template <class F>
  static bool EachCertificate(const std::string& text, F take) {
    const Memory bytes = Open(text);
    int count = 0;
    while (
        const Certificate certificate{PEM_read_bio_X509(bytes.get(), nullptr, nullptr, nullptr)}) {
      if (!take(certificate.get(), count++)) return false;
    }
    if (count == 0 || ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) return false;
    ERR_clear_error();
    return true;
  }

  SSL_CTX* const context_;
  const Settings& settings_;
  Credentials::Shared& shared_;
};

bool Builder::TakeDigest() {
  auto digest = crypto::Digest::Hash("sha256");
  if (!digest.ok()) return false;
  const auto add = [&](std::string_view text) {
    const uint64_t size = text.size();
    static_cast<void>(digest.value().Update({reinterpret_cast<const char*>(&size), sizeof size}));
    static_cast<void>(digest.value().Update(text));
  };
  const char kinds[] = {static_cast<char>(settings_.side), static_cast<char>(settings_.verify),
                        static_cast<char>(settings_.sessions)};
  add({kinds, sizeof kinds});
  for (const std::string* text : {&settings_.certificate, &settings_.key, &settings_.authorities,
                                  &settings_.min_version, &settings_.ciphers})
    add(*text);
  for (const std::string& protocol : settings_.protocols) add(protocol);
  char bytes[crypto::Digest::kMaxSize];
  size_t size = 0;
  if (digest.value().Finish(bytes, &size)) return false;
  shared_.digest.assign(bytes, size);
  return true;
}

void Builder::Prepare() {
  SSL_CTX_set_options(context_, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_mode(context_, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_read_ahead(context_, 1);
  SSL_CTX_set_verify_depth(context_, Credentials::kMaxChainDepth);
  const int verify = settings_.verify == Verify::kRequired
                         ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
                     : settings_.verify == Verify::kOptional ? SSL_VERIFY_PEER
                                                             : SSL_VERIFY_NONE;
  SSL_CTX_set_verify(context_, verify, nullptr);
  if (is_server()) {
    SSL_CTX_set_client_hello_cb(context_, OnClientHello, nullptr);
    SSL_CTX_set_tlsext_servername_callback(context_, OnName);
  }
  PrepareSessions();
}

void Builder::PrepareSessions() {
  SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_timeout(context_, kSessionLife);
  if (!settings_.sessions) {
    SSL_CTX_set_options(context_, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context_, 0);
  } else if (is_server()) {
    SSL_CTX_set_session_id_context(context_,
                                   reinterpret_cast<const uint8_t*>(shared_.digest.data()),
                                   static_cast<unsigned>(shared_.digest.size()));
    SSL_CTX_set_num_tickets(context_, 1);
    SSL_CTX_set_tlsext_ticket_key_evp_cb(context_, OnTicket);
  } else {
    SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context_, OnSession);
  }
}

bool Builder::UseCertificate() {
  return EachCertificate(settings_.certificate, [&](X509* certificate, int index) {
    return (index == 0 ? SSL_CTX_use_certificate(context_, certificate)
                       : SSL_CTX_add1_chain_cert(context_, certificate)) == 1;
  });
}

bool Builder::UseKey() {
  const Memory bytes = Open(settings_.key);
  auto* const passphrase = const_cast<std::string*>(&settings_.passphrase);
  const Owned<EVP_PKEY, &EVP_PKEY_free> key(
      PEM_read_bio_PrivateKey(bytes.get(), nullptr, OnPassphrase, passphrase));
  return key != nullptr && SSL_CTX_use_PrivateKey(context_, key.get()) == 1 &&
         SSL_CTX_check_private_key(context_) == 1;
}

bool Builder::UseAuthorities() {
  X509_STORE* const store = SSL_CTX_get_cert_store(context_);
  // Whoever is given is trusted, also one that another authority vouches for.
  X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
  return EachCertificate(settings_.authorities, [&](X509* certificate, int) {
    if (is_server() && SSL_CTX_add_client_CA(context_, certificate) != 1) return false;
    return X509_STORE_add_cert(store, certificate) == 1;
  });
}

// The system's authorities, and the extra ones: read once.
bool Builder::UseSystemAuthorities() {
  static X509_STORE* store = nullptr;
  if (settings_.verify == Verify::kNone) return true;
  if (store == nullptr) {
    if (SSL_CTX_set_default_verify_paths(context_) != 1) return false;
    if (const char* file = OtherAuthorities()) SSL_CTX_load_verify_file(context_, file);
    ERR_clear_error();  // a place that is not there
    const std::string& extra = settings_.extra_authorities_file;
    if (!extra.empty() && SSL_CTX_load_verify_file(context_, extra.c_str()) != 1) return false;
    store = SSL_CTX_get_cert_store(context_);
    X509_STORE_up_ref(store);
    return true;
  }
  return SSL_CTX_set1_verify_cert_store(context_, store) == 1;
}

bool Builder::SetVersion() {
  const bool is_newest = settings_.min_version == "TLSv1.3";
  if (!is_newest && settings_.min_version != "TLSv1.2") {
    ERR_clear_error();
    return false;
  }
  return SSL_CTX_set_min_proto_version(context_, is_newest ? TLS1_3_VERSION : TLS1_2_VERSION) == 1;
}

// The names of TLS 1.3 are a list of their own in OpenSSL: all others are of TLS 1.2.
bool Builder::SetCiphers() {
  std::string old, newer;
  std::string_view rest = settings_.ciphers;
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    std::string& list = name.starts_with("TLS_") ? newer : old;
    if (!list.empty()) list += ':';
    list += name;
  }
  if (old.empty()) old = kCiphers;
  if (SSL_CTX_set_cipher_list(context_, old.c_str()) != 1) return false;
  if (newer.empty()) newer = kNewerCiphers;
  return SSL_CTX_set_ciphersuites(context_, newer.c_str()) == 1;
}

bool Builder::SetProtocols() {
  if (settings_.protocols.empty()) return true;
  std::string& wire = shared_.protocols;
  for (const std::string& protocol : settings_.protocols) {
    if (protocol.empty() || protocol.size() > 255) return false;
    wire += static_cast<char>(protocol.size());
    wire += protocol;
  }
  if (is_server()) {
    SSL_CTX_set_alpn_select_cb(context_, OnProtocols, nullptr);
    return true;
  }
  const auto* bytes = reinterpret_cast<const unsigned char*>(wire.data());
  return SSL_CTX_set_alpn_protos(context_, bytes, static_cast<unsigned>(wire.size())) == 0;
}

}  // namespace

Settings::~Settings() {
  if (key.empty() && passphrase.empty()) return;
  explicit_bzero(key.data(), key.size());
  explicit_bzero(passphrase.data(), passphrase.size());
}

Credentials::Shared* Credentials::SharedBy(SSL_CTX* context) {
  return static_cast<Shared*>(SSL_CTX_get_ex_data(context, SharedIndex()));
}

std::unique_ptr<Credentials> Credentials::Make(const Settings& settings, base::Error* error,
                                               const char** setting) {
  *setting = "";
  *error = OpenLibssl();
  if (*error) return nullptr;
  ERR_clear_error();
  Context context(
      SSL_CTX_new(settings.side == Side::kServer ? TLS_server_method() : TLS_client_method()));
  if (context == nullptr) {
    *error = crypto::TakeOpensslError();
    return nullptr;
  }
  SSL_CTX_set_ex_data(context.get(), SharedIndex(), new Shared{settings.side, {}, {}});
  *setting = Builder(context.get(), settings).Apply();
  if (*setting == nullptr) return std::unique_ptr<Credentials>(new Credentials(std::move(context)));
  *error = ERR_peek_error() != 0
               ? crypto::TakeOpensslError()
               : base::Error::Named("INVALID_SETTING", "OpenSSL does not accept it");
  return nullptr;
}

}  // namespace tls
