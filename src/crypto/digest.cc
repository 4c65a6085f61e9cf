#include "crypto/digest.h"

#include <fcntl.h>

#include <cctype>
#include <map>
#include <memory>
#include <mutex>

#include "base/file.h"
#include "base/unique_fd.h"
#include "crypto/argument_error.h"
#include "crypto/openssl_error.h"

namespace crypto {

static constexpr size_t kFileBlock = 256 * 1024;

static bool IsUsable(const EVP_MD* hash) {
  return EVP_MD_get_size(hash) > 0 && (EVP_MD_get_flags(hash) & EVP_MD_FLAG_XOF) == 0;
}

base::Result<const EVP_MD*> FindHash(std::string_view name) {
  if (const base::Error error = OpenLibcrypto()) return error;
  static std::mutex mutex;
  static auto* const hashes = new std::map<std::string, const EVP_MD*>;
  std::string key(name);
  for (char& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::lock_guard<std::mutex> lock(mutex);
  const auto known = hashes->find(key);
  if (known != hashes->end()) return known->second;
  EVP_MD* const hash = EVP_MD_fetch(nullptr, key.c_str(), nullptr);
  if (hash != nullptr && IsUsable(hash) && key.find('\0') == std::string::npos) {
    return hashes->emplace(std::move(key), hash).first->second;
  }
  EVP_MD_free(hash);
  ERR_clear_error();
  return WrongArgument("unknown algorithm");
}

base::Result<Digest> Digest::Hash(std::string_view algorithm) {
  base::Result<const EVP_MD*> hash = FindHash(algorithm);
  if (!hash.ok()) return hash.error();
  Digest digest;
  digest.hash_.reset(EVP_MD_CTX_new());
  if (EVP_DigestInit_ex2(digest.hash_.get(), hash.value(), nullptr) != 1) return TakeOpensslError();
  return digest;
}

base::Result<Digest> Digest::Hmac(std::string_view algorithm, std::string_view key) {
  base::Result<const EVP_MD*> hash = FindHash(algorithm);
  if (!hash.ok()) return hash.error();
  static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  std::string name(algorithm);
  const OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
      OSSL_PARAM_construct_end()};
  Digest digest;
  digest.mac_.reset(EVP_MAC_CTX_new(hmac));
  // No key at all is an error, one of no bytes is a key.
  const char* const bytes = key.empty() ? "" : key.data();
  if (EVP_MAC_init(digest.mac_.get(), reinterpret_cast<const unsigned char*>(bytes), key.size(),
                   params) != 1) {
    return TakeOpensslError();
  }
  return digest;
}

base::Error Digest::Update(std::string_view bytes) {
  const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
  const int done = mac_ ? EVP_MAC_update(mac_.get(), data, bytes.size())
                        : EVP_DigestUpdate(hash_.get(), data, bytes.size());
  return done == 1 ? base::Error{} : TakeOpensslError();
}

base::Error Digest::Finish(char* bytes, size_t* size) {
  auto* const out = reinterpret_cast<unsigned char*>(bytes);
  unsigned int hash_size = 0;
  const int done = mac_ ? EVP_MAC_final(mac_.get(), out, size, kMaxSize)
                        : EVP_DigestFinal_ex(hash_.get(), out, &hash_size);
  if (!mac_) *size = hash_size;
  return done == 1 ? base::Error{} : TakeOpensslError();
}

base::Error DigestFile(std::string_view algorithm, const char* path, char* bytes, size_t* size) {
  base::Result<Digest> digest = Digest::Hash(algorithm);
  if (!digest.ok()) return digest.error();
  const base::UniqueFd file(base::OpenFile(path, O_RDONLY));
  if (file.get() < 0) return base::Error::System("open");
  const auto block = std::make_unique<char[]>(kFileBlock);
  while (true) {
    const ssize_t got = base::ReadOnce(file.get(), block.get(), kFileBlock, {});
    if (got < 0) return base::Error::System("read");
    if (got == 0) return digest.value().Finish(bytes, size);
    if (const base::Error error = digest.value().Update({block.get(), static_cast<size_t>(got)}))
      return error;
  }
}

base::Result<bool> EqualBytes(std::string_view a, std::string_view b) {
  if (const base::Error error = OpenLibcrypto()) return error;
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crypto
