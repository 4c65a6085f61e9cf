#include "inspector/connection.h"

#include <strings.h>
#include <sys/socket.h>

#include <cerrno>

#include "http/message_head.h"
#include "inspector/address.h"
#include "websocket/handshake.h"

namespace inspector {

// The value of a header field, "" where it is absent; of several, the first.
static std::string_view FieldOf(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const size_t end = lines.find("\r\n");
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == lines.npos ? lines.size() : end + 2);
    if (line.size() <= name.size() || line[name.size()] != ':') continue;
    if (strncasecmp(line.data(), name.data(), name.size()) != 0) continue;
    std::string_view value = line.substr(name.size() + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
      value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
    return value;
  }
  return {};
}

// A string of JSON. Bytes that are no ASCII go through: the texts are UTF-8.
static std::string Json(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += {'\\', 'u', '0', '0', kHex[c >> 4], kHex[c & 15]};
    } else {
      json += c;
    }
  }
  return json + "\"";
}

static std::string ListOf(const Target& target, std::string_view host) {
  const std::string place = std::string(host) + "/" + target.id;
  return "[ {\n  \"description\": \"node-classic\",\n  \"devtoolsFrontendUrl\": " +
         Json("devtools://devtools/bundled/js_app.html?experiments=true&v8only=true&ws=" + place) +
         ",\n  \"id\": " + Json(target.id) + ",\n  \"title\": " + Json(target.title) +
         ",\n  \"type\": \"node\",\n  \"url\": " + Json(target.url) +
         ",\n  \"webSocketDebuggerUrl\": " + Json("ws://" + place) + "\n} ]\n";
}

// Answers the requests at the front of the input. False when the connection ends behind an answer.
bool Connection::AnswerRequests() {
  while (!input_.empty() && !is_session()) {
    http::HeadProgress progress;
    http::RequestHead head;
    http::HeadLimits limits;
    limits.require_host = true;
    const http::HeadOutcome outcome = http::ParseRequestHead(input_, limits, &progress, &head);
    if (outcome.refusal != 0 || head.body != http::BodyKind::kNone) {
      Respond("400 Bad Request", "text/plain", "This is no request that a debugger makes.\n");
      return false;
    }
    if (outcome.size == 0) return true;
    const bool goes_on = Answer(head.method_name, head.target, head.lines) && head.keep_alive;
    input_.erase(0, outcome.size);
    if (!goes_on && !is_session()) return false;
  }
  return true;
}

bool Connection::Answer(std::string_view method, std::string_view path, std::string_view lines) {
  const std::string_view host = FieldOf(lines, "Host");
  if (!IsSafeHost(host)) {
    Respond("400 Bad Request", "text/plain", "The Host must be an IP address or localhost.\n");
    return false;
  }
  path = path.substr(0, path.find('?'));
  if (path == "/" + target_->id) return Upgrade(method, lines);
  if (method != "GET") {
    Respond("405 Method Not Allowed", "text/plain", "GET is all that there is.\n");
    return false;  // behind HEAD, nobody reads the body
  }
  if (path == "/json" || path == "/json/list" || path == "/json/") {
    Respond("200 OK", "application/json; charset=UTF-8", ListOf(*target_, host));
  } else if (path == "/json/version") {
    Respond("200 OK", "application/json; charset=UTF-8",
            "{\n  \"Browser\": \"node-classic/v" NODE_VERSION
            "\",\n  \"Protocol-Version\": \"1.3\"\n}\n");
  } else {
    Respond("404 Not Found", "text/plain", "There are /json/list and /json/version.\n");
  }
  return true;
}

bool Connection::Upgrade(std::string_view method, std::string_view lines) {
  websocket::HandshakeRequest request;
  request.method = method;
  request.is_http11 = true;
  request.upgrade = FieldOf(lines, "Upgrade");
  request.connection = FieldOf(lines, "Connection");
  request.key = FieldOf(lines, "Sec-WebSocket-Key");
  request.version = FieldOf(lines, "Sec-WebSocket-Version");
  if (!websocket::AsksForWebSocket(request) || websocket::RefusalOf(request) != 0) {
    Respond("400 Bad Request", "text/plain", "A WebSocket is asked for here.\n");
    return false;
  }
  output_.Append(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
  output_.Append("Sec-WebSocket-Accept: " + websocket::AcceptOf(request.key) + "\r\n\r\n");
  websocket::SessionOptions options;
  options.max_message_bytes = kMaxMessage;
  session_ = std::make_unique<websocket::Session>(options);
  return true;
}

void Connection::Respond(std::string_view status, std::string_view type, std::string_view body) {
  output_.Append("HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) +
                 "\r\nCache-Control: no-cache\r\nContent-Length: " + std::to_string(body.size()) +
                 "\r\n\r\n");
  output_.Append(body);
}

bool Connection::Send(std::string_view message) {
  if (session_->state() != websocket::Session::State::kOpen) return true;
  session_->Send(message, true, &output_);
  return output_.size() <= kMaxUnsent;
}

bool Connection::Flush() {
  while (output_.size() > 0) {
    const std::string_view bytes = output_.view();
    const ssize_t sent = send(fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno == EAGAIN;
    output_.Consume(static_cast<size_t>(sent));
  }
  return true;
}

}  // namespace inspector
