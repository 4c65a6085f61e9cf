// Payload: bytes of a message that are to be sent. SendResult: the outcome of sending them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace http {

// An interface to bytes that are copied straight into the output. A JavaScript string needs no
// intermediate copy.
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
  kFull,      // taken, but much waits to be sent: OnDrain follows
  kGone,      // the connection is gone, or the message is complete; nothing was sent
  kTooLong,   // more than Content-Length declared; nothing was sent
  kTooShort,  // finished with less than Content-Length declared; nothing more may be sent
};

}  // namespace http
