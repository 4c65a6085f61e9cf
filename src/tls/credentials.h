// Credentials: what one side of secure connections has and demands: certificate and key, trusted authorities,
// protocols, versions and ciphers. Many connections share one, which lives as long as the last of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "tls/openssl.h"

namespace tls {

enum class Side : uint8_t { kClient, kServer };
// kOptional: a server asks for a certificate, and accepts that there is none.
enum class Verify : uint8_t { kNone, kOptional, kRequired };

// Texts are PEM. Keys and passphrases are wiped with the object.
struct Settings {
  Settings() = default;
  ~Settings();
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  Side side = Side::kClient;
  std::string certificate;  // and the chain behind it
  std::string key, passphrase;
  std::string authorities;             // "": the system's
  std::string extra_authorities_file;  // besides the system's; "": none. One for the process
  Verify verify = Verify::kNone;
  std::vector<std::string> protocols;  // ALPN, in order of preference
  std::string min_version = "TLSv1.2";
  std::string
      ciphers;  // as OpenSSL names them; "": those that encrypt and authenticate in one, with forward secrecy
  bool sessions = true;
};

class Credentials {
 public:
  // Authorities between a certificate and the root, at most.
  static constexpr int kMaxChainDepth = 10;

  // Null where a setting cannot be used: then `error` says why, and `setting` names it ("" where it is none of them).
  static std::unique_ptr<Credentials> Make(const Settings& settings, base::Error* error,
                                           const char** setting);

  SSL_CTX* context() const { return context_.get(); }
  Side side() const { return SharedBy(context_.get())->side; }

  // What the connections of a context share beside OpenSSL's own. It ends with the context.
  struct Shared {
    Side side;
    std::string protocols;  // as ALPN sends them
    // Of all settings. A session is resumed only under the settings that it began with, whichever object has them.
    std::string digest;
  };
  static Shared* SharedBy(SSL_CTX* context);

 private:
  using Context = std::unique_ptr<SSL_CTX, crypto::Freer<&SSL_CTX_free>>;
  explicit Credentials(Context context) : context_(std::move(context)) {}

  const Context context_;
};

}  // namespace tls
