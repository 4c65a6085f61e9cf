// The opening handshake (RFC 6455, section 4), over the values of header fields: what a server answers
// to a request, and what a client takes for an answer. Whoever reads and writes the messages of HTTP
// gives and takes the values. A field that is repeated is given joined by ", ", and one that is absent
// as "".
#pragma once

#include <string>
#include <string_view>

#include "websocket/deflate.h"

namespace websocket {

// Whether a list of tokens has this one, in any case: "keep-alive, Upgrade" has "upgrade".
bool HasToken(std::string_view list, std::string_view token);

// What a server looks at.
struct HandshakeRequest {
  std::string_view method;
  bool is_http11 = false;  // or later
  std::string_view upgrade, connection, key, version, protocols, extensions;
};

// Whether the request asks for a WebSocket, well or badly.
bool AsksForWebSocket(const HandshakeRequest& request);
// 0, or the status to refuse it with: 400, or 426 for another version, with "Sec-WebSocket-Version: 13".
int RefusalOf(const HandshakeRequest& request);

// A key that nobody has used (24 characters), and the answer to a key (28 characters).
std::string NewKey();
std::string AcceptOf(std::string_view key);

// The first protocol of the client's list that `offered`, a list as well, has; "" for none. Protocols
// are compared with their case.
std::string_view ChooseProtocol(std::string_view wanted, std::string_view offered);
// Whether the text may be the name of a protocol: a token of HTTP.
bool IsToken(std::string_view text);

// What one side wants of permessage-deflate.
struct DeflateWishes {
  bool keeps_context = false;  // in either direction
  uint8_t window_bits = 15;    // 9 to 15: the most that we compress in
};

// A server's answer to Sec-WebSocket-Extensions: the value of its own, "" for none. The first offer
// that can be taken decides (RFC 7692, section 5). `parameters->level` and least_bytes are left.
std::string AnswerExtensions(std::string_view offers, const DeflateWishes& wishes,
                             DeflateParameters* parameters);
// A client's offer.
std::string OfferExtensions(const DeflateWishes& wishes);
// A client's look at the answer, "" where there is none. False if no server may answer so: another
// extension, one that was not offered, a parameter that is unknown, repeated or wrong.
bool TakeExtensions(std::string_view answer, const DeflateWishes* wishes,
                    DeflateParameters* parameters);

}  // namespace websocket
