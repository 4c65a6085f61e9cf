#include "net/dns_answer.h"

#include <arpa/inet.h>
#include <strings.h>

#include <algorithm>

namespace net {

namespace {

constexpr size_t kMaxNameSize = 255;  // on the wire, the final zero included
constexpr size_t kMaxLabelSize = 63;
constexpr uint16_t kClassInternet = 1;
constexpr uint16_t kTypeCname = 5;
constexpr int kMaxAliases = 16;  // more in a row are a mistake, or an attempt to keep us busy
constexpr uint32_t kMaxTtl = 0x7FFFFFFF;  // above: taken as 0 (RFC 2181, section 8)

// The first twelve bytes of a reply.
struct Header {
  bool is_reply = false;
  int code = 0;  // the RCODE
  int questions = 0;
  int answers = 0;
};

struct Record {
  std::string owner;
  uint16_t type = 0;
  uint16_t record_class = 0;
  uint32_t ttl = 0;
  size_t data_at = 0;
  size_t data_size = 0;
};

// Reads a message from its beginning. Each Read returns false if the message does not hold what it
// should, and so do all later ones.
class MessageReader {
 public:
  explicit MessageReader(std::span<const uint8_t> message) : message_(message) {}

  bool ReadHeader(Header* header);
  bool ReadQuestion(std::string* name, uint16_t* type);
  bool ReadRecord(Record* record);
  // A name that fills the data of a record.
  bool ReadDataName(const Record& record, std::string* name) const;
  // The four or sixteen bytes of an address.
  bool ReadDataAddress(const Record& record, int family, std::string* address) const;

 private:
  bool ReadU16(uint16_t* value);
  bool ReadU32(uint32_t* value);
  bool ReadName(std::string* name);

  std::span<const uint8_t> message_;
  size_t at_ = 0;
};

bool MessageReader::ReadU16(uint16_t* value) {
  if (message_.size() - at_ < 2) return false;
  *value = static_cast<uint16_t>(message_[at_] << 8 | message_[at_ + 1]);
  at_ += 2;
  return true;
}

bool MessageReader::ReadU32(uint32_t* value) {
  uint16_t high, low;
  if (!ReadU16(&high) || !ReadU16(&low)) return false;
  *value = static_cast<uint32_t>(high) << 16 | low;
  return true;
}

// The text form of RFC 1035, section 5.1. Characters that would be ambiguous are escaped.
void AppendLabel(std::span<const uint8_t> label, std::string* name) {
  if (!name->empty()) *name += '.';
  for (uint8_t byte : label) {
    if (byte <= ' ' || byte >= 0x7F) {
      *name += '\\';
      *name += static_cast<char>('0' + byte / 100);
      *name += static_cast<char>('0' + byte / 10 % 10);
      *name += static_cast<char>('0' + byte % 10);
      continue;
    }
    if (byte == '.' || byte == '\\') *name += '\\';
    *name += static_cast<char>(byte);
  }
}

bool MessageReader::ReadName(std::string* name) {
  name->clear();
  size_t at = at_;
  size_t run_start = at_;  // a pointer must lead before it, so there is no way round
  bool jumped = false;
  size_t size = 1;
  while (at < message_.size()) {
    const uint8_t length = message_[at];
    if (length == 0) {
      if (!jumped) at_ = at + 1;
      if (name->empty()) *name = ".";
      return true;
    }
    if (length >= 0xC0) {
      if (at + 1 >= message_.size()) return false;
      const size_t target = (length & 0x3Fu) << 8 | message_[at + 1];
      if (target >= run_start) return false;
      if (!jumped) at_ = at + 2;
      jumped = true;
      at = run_start = target;
      continue;
    }
    size += length + 1;
    if (length > kMaxLabelSize || size > kMaxNameSize || message_.size() - at <= length)
      return false;
    AppendLabel(message_.subspan(at + 1, length), name);
    at += length + 1;
  }
  return false;
}

bool MessageReader::ReadHeader(Header* header) {
  uint16_t id, flags, questions, answers, authorities, additionals;
  if (!ReadU16(&id) || !ReadU16(&flags) || !ReadU16(&questions) || !ReadU16(&answers) ||
      !ReadU16(&authorities) || !ReadU16(&additionals)) {
    return false;
  }
  *header = {(flags & 0x8000) != 0, flags & 0xF, questions, answers};
  return true;
}

bool MessageReader::ReadQuestion(std::string* name, uint16_t* type) {
  uint16_t question_class;
  return ReadName(name) && ReadU16(type) && ReadU16(&question_class);
}

bool MessageReader::ReadRecord(Record* record) {
  uint16_t size;
  if (!ReadName(&record->owner) || !ReadU16(&record->type) || !ReadU16(&record->record_class) ||
      !ReadU32(&record->ttl) || !ReadU16(&size) || message_.size() - at_ < size) {
    return false;
  }
  if (record->ttl > kMaxTtl) record->ttl = 0;
  record->data_at = at_;
  record->data_size = size;
  at_ += size;
  return true;
}

bool MessageReader::ReadDataName(const Record& record, std::string* name) const {
  MessageReader reader(message_.first(record.data_at + record.data_size));
  reader.at_ = record.data_at;
  return reader.ReadName(name) && reader.at_ == record.data_at + record.data_size;
}

bool MessageReader::ReadDataAddress(const Record& record, int family, std::string* address) const {
  if (record.data_size != (family == AF_INET ? 4 : 16)) return false;
  char text[INET6_ADDRSTRLEN];
  *address = inet_ntop(family, &message_[record.data_at], text, sizeof text);
  return true;
}

bool SameName(const std::string& a, const std::string& b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

// Follows the aliases from the name of the question to the last one, in whatever order they stand.
// False if they cannot be read or form a loop.
bool FollowAliases(const MessageReader& reader, const std::vector<Record>& records,
                   DnsAnswer* answer) {
  const auto is_alias = [&](const Record& record) {
    return record.type == kTypeCname && SameName(record.owner, answer->cname);
  };
  for (int aliases = 0; aliases <= kMaxAliases; ++aliases) {
    const auto alias = std::find_if(records.begin(), records.end(), is_alias);
    if (alias == records.end()) return true;
    if (!reader.ReadDataName(*alias, &answer->cname)) return false;
    answer->ttl = std::min(answer->ttl, alias->ttl);
  }
  return false;
}

bool ReadValue(const MessageReader& reader, const Record& record, DnsType type,
               std::string* value) {
  switch (type) {
    case DnsType::kA:
      return reader.ReadDataAddress(record, AF_INET, value);
    case DnsType::kAaaa:
      return reader.ReadDataAddress(record, AF_INET6, value);
    case DnsType::kPtr:
      return reader.ReadDataName(record, value);
  }
  return false;
}

}  // namespace

bool HasDnsQuestion(std::span<const uint8_t> message) {
  MessageReader reader(message);
  Header header;
  std::string name;
  uint16_t type;
  return reader.ReadHeader(&header) && header.questions == 1 && reader.ReadQuestion(&name, &type);
}

DnsStatus ReadDnsAnswer(std::span<const uint8_t> message, DnsType type, DnsAnswer* answer) {
  MessageReader reader(message);
  Header header;
  DnsAnswer found;
  uint16_t question_type;
  if (!reader.ReadHeader(&header) || !header.is_reply || header.questions != 1 ||
      !reader.ReadQuestion(&found.cname, &question_type)) {
    return DnsStatus::kProtocol;
  }
  switch (header.code) {
    case 0:
      break;
    case 1:
      return DnsStatus::kBadQuery;  // FORMERR: the server could not read the question
    case 3:
      return DnsStatus::kNxDomain;
    default:
      return DnsStatus::kTempFail;
  }

  std::vector<Record> records;
  for (int i = 0; i < header.answers; ++i) {
    Record record;
    if (!reader.ReadRecord(&record)) return DnsStatus::kProtocol;
    if (record.record_class == kClassInternet) records.push_back(std::move(record));
  }
  found.ttl = kMaxTtl;
  if (!FollowAliases(reader, records, &found)) return DnsStatus::kProtocol;
  for (const Record& record : records) {
    if (record.type != static_cast<uint16_t>(type) || !SameName(record.owner, found.cname))
      continue;
    std::string value;
    if (!ReadValue(reader, record, type, &value)) return DnsStatus::kProtocol;
    found.ttl = std::min(found.ttl, record.ttl);
    found.values.push_back(std::move(value));
  }
  if (found.values.empty()) return DnsStatus::kNoData;
  *answer = std::move(found);
  return DnsStatus::kSuccess;
}

const char* DnsStatusMessage(DnsStatus status) {
  switch (status) {
    case DnsStatus::kSuccess:
      return "success";
    case DnsStatus::kTempFail:
      return "no name server gave an answer";
    case DnsStatus::kProtocol:
      return "the name server's reply is garbled";
    case DnsStatus::kNxDomain:
      return "the domain does not exist";
    case DnsStatus::kNoData:
      return "the domain has no record of the requested type";
    case DnsStatus::kNoMem:
      return "out of memory";
    case DnsStatus::kBadQuery:
      return "the query is malformed";
  }
  return "unknown error";
}

static bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool IsDomainName(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text.size() > kMaxNameSize - 2) return false;
  size_t label_size = 0;
  for (char c : text) {
    if (c == '.') {
      if (label_size == 0) return false;
      label_size = 0;
    } else if (!IsNameCharacter(c) || ++label_size > kMaxLabelSize) {
      return false;
    }
  }
  return label_size > 0;
}

std::optional<std::string> ReverseName(std::string_view ip) {
  if (ip.find('\0') != ip.npos) return std::nullopt;
  const std::string text(ip);
  uint8_t bytes[16];
  std::string name;
  if (inet_pton(AF_INET, text.c_str(), bytes) == 1) {
    for (int i = 3; i >= 0; --i) name += std::to_string(bytes[i]) + ".";
    return name + "in-addr.arpa";
  }
  if (inet_pton(AF_INET6, text.c_str(), bytes) != 1) return std::nullopt;
  for (int i = 15; i >= 0; --i) {
    for (int digit : {bytes[i] & 0xF, bytes[i] >> 4}) {
      name += "0123456789abcdef"[digit];
      name += '.';
    }
  }
  return name + "ip6.arpa";
}

}  // namespace net
