#include "http/answer_problem.h"

#include <algorithm>

#include "http/characters.h"
#include "http/head_fields.h"

namespace http {

static const char* ProblemOfFirstLine(std::string_view line) {
  constexpr std::string_view kVersion = "HTTP/1.";
  if (!line.starts_with(kVersion) || line.size() == kVersion.size() ||
      !IsDigit(line[kVersion.size()])) {
    return "the version of the answer is not HTTP/1.x";
  }
  std::string_view rest = line.substr(kVersion.size() + 1);
  const std::string_view status = rest.substr(0, 4);
  const bool digits = status.size() == 4 && std::all_of(status.begin() + 1, status.end(), IsDigit);
  const bool separated = rest.size() == 4 || (rest.size() > 4 && rest[4] == ' ');
  if (!digits || !separated || status[0] != ' ' || status[1] == '0')
    return "the status of the answer is not a number from 100 to 999";
  return nullptr;
}

static bool IsTokenList(std::string_view value) {
  while (!value.empty()) {
    const std::string_view element = TakeListElement(&value);
    if (!std::all_of(element.begin(), element.end(), IsTokenCharacter)) return false;
  }
  return true;
}

// `fields` collects what the lines before had.
static const char* ProblemOfField(std::string_view line, Fields* fields) {
  if (line.front() == ' ' || line.front() == '\t')  // a folded value
    return fields->count > 0 ? nullptr : "the first header line of the answer begins with a blank";
  ++fields->count;
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return "a header line of the answer has no colon";
  const std::string_view name = line.substr(0, colon);
  if (name.empty() || !std::all_of(name.begin(), name.end(), IsTokenCharacter))
    return "a header of the answer has a name that is not one";
  const std::string_view value = TrimWhitespace(line.substr(colon + 1));
  if (EqualsIgnoringCase(name, "content-length")) {
    if (fields->has(Fields::kLength)) return "the answer has two Content-Length headers";
    fields->Take(Fields::Name::content_length, value);
    if (fields->has(Fields::kMalformed))
      return "the Content-Length of the answer is not a number below 2^53";
  } else if (EqualsIgnoringCase(name, "transfer-encoding")) {
    fields->Take(Fields::Name::transfer_encoding, value);
    if (fields->has(Fields::kMalformed)) return "the Transfer-Encoding of the answer is malformed";
  } else if (EqualsIgnoringCase(name, "connection") && !IsTokenList(value)) {
    return "the Connection header of the answer is malformed";
  }
  if (fields->has(Fields::kLength) && fields->has(Fields::kCoding))
    return "the answer has both a Content-Length and a Transfer-Encoding";
  return nullptr;
}

const char* ProblemOfAnswerHead(std::string_view bytes) {
  Fields fields;
  for (bool first = true;; first = false) {
    const size_t end = bytes.find_first_of("\r\n");
    const std::string_view line = bytes.substr(0, end);
    if (first && line.substr(0, 5) != "HTTP/") return "the answer does not begin with \"HTTP/\"";
    if (!std::all_of(line.begin(), line.end(), IsFieldCharacter))
      return "the head of the answer has a control character";
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end);
    if (!std::string_view("\r\n").starts_with(bytes.substr(0, 2)))
      return "a line of the answer's head does not end in CR LF";
    if (!first && line.empty()) break;
    const char* problem = first ? ProblemOfFirstLine(line) : ProblemOfField(line, &fields);
    if (problem != nullptr) return problem;
    bytes.remove_prefix(std::min<size_t>(bytes.size(), 2));
  }
  return "the answer is not well-formed HTTP";
}

}  // namespace http
