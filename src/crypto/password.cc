#include "crypto/password.h"

#include <charconv>
#include <vector>

#include "base/binary_text.h"
#include "crypto/argument_error.h"
#include "crypto/openssl.h"
#include "crypto/openssl_error.h"
#include "crypto/random.h"

namespace crypto {

static constexpr size_t kSaltSize = 16;
static constexpr size_t kHashSize = 32;
static constexpr size_t kMaxPartSize = 1024;

// What OpenSSL reckons: the blocks B, and V with the two of work.
static size_t BytesNeeded(ScryptParameters parameters) {
  const size_t block = size_t{128} * parameters.r;
  return block * parameters.p + block * ((size_t{1} << parameters.log2_n) + 2);
}

base::Error Scrypt(std::string_view password, std::string_view salt, ScryptParameters parameters,
                   char* bytes, size_t size) {
  if (const base::Error error = OpenLibcrypto()) return error;
  const int done =
      EVP_PBE_scrypt(password.empty() ? "" : password.data(), password.size(),
                     reinterpret_cast<const unsigned char*>(salt.empty() ? "" : salt.data()),
                     salt.size(), uint64_t{1} << parameters.log2_n, parameters.r, parameters.p,
                     BytesNeeded(parameters), reinterpret_cast<unsigned char*>(bytes), size);
  return done == 1 ? base::Error{} : TakeOpensslError();
}

static std::string Base64(std::string_view bytes) {
  std::string text(base::TextSize(base::BinaryText::kBase64, bytes.size()), '\0');
  base::ToText(base::BinaryText::kBase64, bytes, text.data());
  while (text.ends_with('=')) text.pop_back();
  return text;
}

base::Result<std::string> HashPassword(std::string_view password) {
  const ScryptParameters parameters;
  std::string salt(kSaltSize, '\0'), hash(kHashSize, '\0');
  RandomBytes(salt.data(), salt.size());
  if (const base::Error error = Scrypt(password, salt, parameters, hash.data(), hash.size()))
    return error;
  return "$scrypt$ln=" + std::to_string(parameters.log2_n) + ",r=" + std::to_string(parameters.r) +
         ",p=" + std::to_string(parameters.p) + "$" + Base64(salt) + "$" + Base64(hash);
}

// Takes `prefix` and a number behind it off the text.
static bool TakeNumber(std::string_view* text, std::string_view prefix, int most, int* number) {
  if (!text->starts_with(prefix)) return false;
  text->remove_prefix(prefix.size());
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), *number);
  if (error != std::errc() || *number < 1 || *number > most) return false;
  text->remove_prefix(static_cast<size_t>(end - text->data()));
  return true;
}

base::Result<PasswordHash> ParsePasswordHash(std::string_view text) {
  const base::Error wrong = WrongArgument("hash must be a text that hashPassword gave");
  PasswordHash parsed;
  ScryptParameters& parameters = parsed.parameters;
  if (!TakeNumber(&text, "$scrypt$ln=", 30, &parameters.log2_n) ||
      !TakeNumber(&text, ",r=", 1 << 16, &parameters.r) ||
      !TakeNumber(&text, ",p=", kMaxScryptParallel, &parameters.p) || !text.starts_with('$')) {
    return wrong;
  }
  if (BytesNeeded(parameters) > kMaxScryptBytes)
    return WrongArgument("hash must not need more than 256 MiB");
  text.remove_prefix(1);
  const size_t middle = text.find('$');
  if (middle == std::string_view::npos || text.size() > kMaxPartSize) return wrong;
  const auto salt = base::FromText(base::BinaryText::kBase64, text.substr(0, middle));
  const auto hash = base::FromText(base::BinaryText::kBase64, text.substr(middle + 1));
  if (!salt || !hash || hash->size() < 16) return wrong;
  parsed.salt = *salt;
  parsed.hash = *hash;
  return parsed;
}

base::Result<bool> VerifyPassword(std::string_view password, const PasswordHash& hash) {
  std::string found(hash.hash.size(), '\0');
  if (const base::Error error =
          Scrypt(password, hash.salt, hash.parameters, found.data(), found.size())) {
    return error;
  }
  return CRYPTO_memcmp(found.data(), hash.hash.data(), found.size()) == 0;
}

}  // namespace crypto
