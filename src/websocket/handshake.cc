#include "websocket/handshake.h"

#include <sha1.h>
#include <strings.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/binary_text.h"
#include "crypto/random.h"

namespace websocket {

using base::BinaryText;

static constexpr std::string_view kVersion = "13";
static constexpr size_t kKeyBytes = 16;
static constexpr std::string_view kSalt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
static constexpr std::string_view kDeflate = "permessage-deflate";

// ---- lists ----

static std::string_view Trim(std::string_view text) {
  const auto is_blank = [](char byte) { return byte == ' ' || byte == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes the part up to the next `separator` outside of quotes off the front, trimmed.
static std::string_view TakePart(std::string_view* list, char separator) {
  bool quoted = false;
  size_t at = 0;
  for (; at < list->size(); ++at) {
    if ((*list)[at] == '"') quoted = !quoted;
    if (!quoted && (*list)[at] == separator) break;
  }
  const std::string_view part = Trim(list->substr(0, at));
  list->remove_prefix(std::min(at + 1, list->size()));
  return part;
}

static bool EqualsIgnoringCase(std::string_view one, std::string_view other) {
  return one.size() == other.size() && strncasecmp(one.data(), other.data(), one.size()) == 0;
}

bool HasToken(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    if (EqualsIgnoringCase(TakePart(&list, ','), token)) return true;
  }
  return false;
}

bool IsToken(std::string_view text) {
  static constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || kOthers.find(byte) != kOthers.npos;
  });
}

// ---- the request ----

bool AsksForWebSocket(const HandshakeRequest& request) {
  return request.method == "GET" && HasToken(request.upgrade, "websocket") &&
         HasToken(request.connection, "upgrade");
}

static bool IsKey(std::string_view key) {
  if (key.size() != 24 || key.find_first_of(" \t\r\n") != key.npos) return false;
  const std::optional<std::string> bytes = base::FromText(BinaryText::kBase64, key);
  return bytes && bytes->size() == kKeyBytes;
}

int RefusalOf(const HandshakeRequest& request) {
  if (!AsksForWebSocket(request) || !request.is_http11) return 400;
  if (request.version != kVersion) return 426;
  if (!IsKey(request.key)) return 400;
  for (std::string_view list = request.protocols; !list.empty();) {
    if (!IsToken(TakePart(&list, ','))) return 400;
  }
  return 0;
}

static std::string Base64(std::string_view bytes) {
  std::string text(base::TextSize(BinaryText::kBase64, bytes.size()), '\0');
  base::ToText(BinaryText::kBase64, bytes, text.data());
  return text;
}

std::string NewKey() {
  char bytes[kKeyBytes];
  crypto::RandomBytes(bytes, sizeof bytes);
  return Base64({bytes, sizeof bytes});
}

std::string AcceptOf(std::string_view key) {
  SHA1_CTX context;
  SHA1Init(&context);
  for (const std::string_view part : {key, kSalt})
    SHA1Update(&context, reinterpret_cast<const uint8_t*>(part.data()), part.size());
  uint8_t digest[SHA1_DIGEST_LENGTH];
  SHA1Final(digest, &context);
  return Base64({reinterpret_cast<const char*>(digest), sizeof digest});
}

std::string_view ChooseProtocol(std::string_view wanted, std::string_view offered) {
  while (!wanted.empty()) {
    const std::string_view protocol = TakePart(&wanted, ',');
    for (std::string_view list = offered; !list.empty();) {
      if (!protocol.empty() && TakePart(&list, ',') == protocol) return protocol;
      if (protocol.empty()) break;
    }
  }
  return {};
}

// ---- permessage-deflate ----

namespace {

// One offer or answer of the extension. A window of 0 is absent; kAny stands without a value.
struct Terms {
  static constexpr int kAny = 1;
  bool server_alone = false, client_alone = false;  // ..._no_context_takeover
  int server_window = 0, client_window = 0;         // ..._max_window_bits
};

}  // namespace

static std::optional<int> WindowOf(std::string_view value) {
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  const bool is_number = !value.empty() && value.size() <= 2 && value.front() != '0' &&
                         value.find_first_not_of("0123456789") == value.npos;
  const int bits =
      is_number ? (value.size() == 2 ? (value[0] - '0') * 10 : 0) + value.back() - '0' : 0;
  if (bits < 8 || bits > 15) return std::nullopt;
  return bits;
}

// Nothing for a parameter that is unknown, repeated or wrong. Only a client's offer may have
// client_max_window_bits without a value.
static std::optional<Terms> TermsOf(std::string_view parameters, bool is_offer) {
  Terms terms;
  while (!parameters.empty()) {
    std::string_view parameter = TakePart(&parameters, ';');
    const bool has_value = parameter.find('=') != parameter.npos;
    const std::string_view name = TakePart(&parameter, '=');
    const bool is_server = name.starts_with("server_");
    if (name == "server_no_context_takeover" || name == "client_no_context_takeover") {
      bool& alone = is_server ? terms.server_alone : terms.client_alone;
      if (has_value || alone) return std::nullopt;
      alone = true;
    } else if (name == "server_max_window_bits" || name == "client_max_window_bits") {
      int& window = is_server ? terms.server_window : terms.client_window;
      if (window != 0 || (!has_value && (is_server || !is_offer))) return std::nullopt;
      const std::optional<int> bits = has_value ? WindowOf(Trim(parameter)) : Terms::kAny;
      if (!bits) return std::nullopt;
      window = *bits;
    } else {
      return std::nullopt;
    }
  }
  return terms;
}

static std::string Window(const char* side, int bits) {
  return std::string("; ").append(side).append("_max_window_bits=").append(std::to_string(bits));
}

std::string AnswerExtensions(std::string_view offers, const DeflateWishes& wishes,
                             DeflateParameters* parameters) {
  while (!offers.empty()) {
    std::string_view offer = TakePart(&offers, ',');
    if (TakePart(&offer, ';') != kDeflate) continue;
    const std::optional<Terms> terms = TermsOf(offer, true);
    if (!terms || terms->server_window == 8) continue;  // zlib has no such window
    parameters->on = true;
    parameters->keeps_out = wishes.keeps_context && !terms->server_alone;
    parameters->keeps_in = wishes.keeps_context && !terms->client_alone;
    parameters->window_bits = wishes.window_bits;
    if (terms->server_window != 0)
      parameters->window_bits = std::min<int>(terms->server_window, wishes.window_bits);
    std::string answer(kDeflate);
    if (!parameters->keeps_out) answer += "; server_no_context_takeover";
    if (!parameters->keeps_in) answer += "; client_no_context_takeover";
    if (parameters->window_bits < 15) answer += Window("server", parameters->window_bits);
    return answer;
  }
  return {};
}

std::string OfferExtensions(const DeflateWishes& wishes) {
  std::string offer(kDeflate);
  if (!wishes.keeps_context) offer += "; server_no_context_takeover; client_no_context_takeover";
  return offer + "; client_max_window_bits";
}

bool TakeExtensions(std::string_view answer, const DeflateWishes* wishes,
                    DeflateParameters* parameters) {
  if (Trim(answer).empty()) return true;
  std::string_view extension = TakePart(&answer, ',');
  if (wishes == nullptr || !answer.empty() || TakePart(&extension, ';') != kDeflate) return false;
  const std::optional<Terms> terms = TermsOf(extension, false);
  if (!terms) return false;
  parameters->on = true;
  parameters->keeps_out = wishes->keeps_context && !terms->client_alone;
  // A server that did not take up the wish may refer to earlier messages.
  parameters->keeps_in = !terms->server_alone;
  parameters->window_bits = wishes->window_bits;
  if (terms->client_window != 0)
    parameters->window_bits = std::min<int>(terms->client_window, wishes->window_bits);
  return true;
}

}  // namespace websocket
