// Payload: bytes of a message on their way out, and what becomes of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace http {

// Bytes that know how to write themselves, so that a JavaScript string need not be copied on its
// way.
class Payload {
 public:
  explicit Payload(size_t size) : size_(size) {}
  size_t size() const { return size_; }
  // Writes size() bytes.
  virtual void CopyTo(char* to) const = 0;

 protected:
  ~Payload() = default;

 private:
  size_t size_;
};

class ViewPayload final : public Payload {
 public:
  explicit ViewPayload(std::string_view bytes) : Payload(bytes.size()), bytes_(bytes) {}
  void CopyTo(char* to) const override { bytes_.copy(to, bytes_.size()); }

 private:
  std::string_view bytes_;
};

enum class SendResult : uint8_t {
  kSent,
  kFull,      // sent, but much waits: OnDrain follows
  kGone,      // nobody is there to send it to
  kTooLong,   // more than Content-Length declared; nothing was sent
  kTooShort,  // finished with less than Content-Length declared; nothing more may be sent
};

}  // namespace http
