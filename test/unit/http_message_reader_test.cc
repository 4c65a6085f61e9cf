// MessageReader: what requests and answers are made of, whole and in pieces of every size.

#include <gtest/gtest.h>

#include <string>

#include "http/message_reader.h"

namespace {

using http::MessageReader;

// Reads `bytes` in pieces of `size` as a connection would bring them; gives "200 body(...) end",
// with all pieces of the body in one, then " left(...)" for what followed.
std::string Read(std::string_view bytes, size_t size, http::Method method = http::kOtherMethod,
                 const http::HeadLimits& limits = {}) {
  MessageReader reader(method);
  http::ResponseHead head;
  std::string log, body, input;
  while (true) {
    std::string_view piece, view = input;
    const MessageReader::Event event = reader.Next(&view, limits, &head, &piece);
    body += piece;
    if (event == MessageReader::Event::kHead)
      log += std::to_string(head.status) + (head.keep_alive ? "+" : "-");
    input.erase(0, input.size() - view.size());
    if (event == MessageReader::Event::kEnd || event == MessageReader::Event::kBad) {
      if (!body.empty()) log += " body(" + body + ")";
      log += event == MessageReader::Event::kEnd ? " end"
                                                 : std::string(" bad: ") + reader.problem(input);
      const std::string left = input + std::string(bytes);
      return left.empty() || event == MessageReader::Event::kBad ? log
                                                                 : log + " left(" + left + ")";
    }
    if (event != MessageReader::Event::kMore) continue;
    if (bytes.empty()) {
      if (!body.empty()) log += " body(" + body + ")";
      return log + (reader.ends_with_connection() ? " end with connection" : " cut short");
    }
    input += bytes.substr(0, size);
    bytes.remove_prefix(std::min(size, bytes.size()));
  }
}

struct Case {
  const char* bytes;
  const char* expected;
};

class AnswerTest : public testing::TestWithParam<Case> {};

TEST_P(AnswerTest, ReadsTheSameInPiecesOfEverySize) {
  const std::string_view bytes = GetParam().bytes;
  for (size_t size = 1; size <= bytes.size() + 1; ++size) {
    EXPECT_EQ(Read(bytes, size), GetParam().expected) << "in pieces of " << size;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, AnswerTest,
    testing::Values(Case{"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", "200+ body(abc) end"},
                    Case{"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd",
                         "200+ body(abc) end left(d)"},
                    Case{"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nab",
                         "200- body(ab) cut short"},
                    Case{"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "200+ end"},
                    Case{"HTTP/1.1 204 \r\n\r\n", "204+ end"},
                    Case{"HTTP/1.1 204\r\n\r\n", "204+ end"},
                    Case{"HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n", "304+ end"},
                    Case{"HTTP/1.0 200 OK\r\n\r\nabc", "200- body(abc) end with connection"},
                    Case{"HTTP/1.1 200 OK\r\n\r\n", "200- end with connection"},
                    Case{"HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                         "chunked\r\n\r\n1\r\na\r\n2;x=y\r\nbc\r\n0\r\nT: u\r\n\r\n",
                         "200+ body(abc) end"},
                    Case{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
                         "200+ body(a) bad: the chunks of the answer's body are malformed"},
                    Case{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                         "200+ body(abc) cut short"},
                    Case{"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: "
                         "y\r\n\r\nHTTP/1.1 201 Created\r\n"
                         "Content-Length: 0\r\n\r\n",
                         "201+ end"},
                    Case{"HTTP/1.1 100 Continue\r\n\r\n", " cut short"},
                    Case{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
                         " bad: the server switched to another protocol"},
                    Case{"HTTP/1.1 200 OK\r\nContent-Le", " cut short"}, Case{"", " cut short"}));

TEST(MessageReaderTest, AnAnswerToHeadHasNoBody) {
  EXPECT_EQ(Read("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", 1000, http::kHeadMethod),
            "200+ end");
  EXPECT_EQ(Read("HTTP/1.1 200 OK\r\n\r\n", 1000, http::kHeadMethod), "200+ end");
}

TEST(MessageReaderTest, RefusesWhatIsNotAnAnswer) {
  const Case refused[] = {
      {"GET / HTTP/1.1\r\n\r\n", "the answer does not begin with \"HTTP/\""},
      {"SSH-2.0-OpenSSH_9.2\r\n", "the answer does not begin with \"HTTP/\""},
      {"HTTP/3.1 200 OK\r\n\r\n", "the version of the answer is not HTTP/1.x"},
      {"HTTP/1.1 2000 OK\r\n\r\n", "the status of the answer is not a number from 100 to 999"},
      {"HTTP/1.1 20 OK\r\n\r\n", "the status of the answer is not a number from 100 to 999"},
      {"HTTP/1.1 099 OK\r\n\r\n", "the status of the answer is not a number from 100 to 999"},
      {"HTTP/1.1 200 O\001K\r\n\r\n", "the head of the answer has a control character"},
      {"HTTP/1.1 200 OK\nA: b\n\n", "a line of the answer's head does not end in CR LF"},
      {"HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n",
       "a line of the answer's head does not end in CR LF"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
       "the answer has two Content-Length headers"},
      {"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\n",
       "the Content-Length of the answer is not a number below 2^53"},
      {"HTTP/1.1 200 OK\r\nConnection: a b\r\n\r\n",
       "the Connection header of the answer is malformed"},
      {"HTTP/1.1 200 OK\r\n folded\r\n\r\n",
       "the first header line of the answer begins with a blank"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
       "the Transfer-Encoding of the answer is malformed"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
       "the answer has both a Content-Length and a Transfer-Encoding"},
      {"HTTP/1.1 200 OK\r\nA b: c\r\n\r\n", "a header of the answer has a name that is not one"},
      {"HTTP/1.1 200 OK\r\nA : c\r\n\r\n", "a header of the answer has a name that is not one"},
      {"HTTP/1.1 200 OK\r\n: c\r\n\r\n", "a header of the answer has a name that is not one"},
      {"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "a header line of the answer has no colon"},
  };
  for (const Case& refusal : refused) {
    const std::string expected = std::string(" bad: ") + refusal.expected;
    EXPECT_EQ(Read(refusal.bytes, 1000), expected) << refusal.bytes;
    EXPECT_EQ(Read(refusal.bytes, 1), expected) << refusal.bytes;
  }
}

TEST(MessageReaderTest, InterimAnswersEndSometime) {
  std::string interims;
  for (int i = 0; i < MessageReader::kMaxInterims; ++i) interims += "HTTP/1.1 102 \r\n\r\n";
  EXPECT_EQ(Read(interims + "HTTP/1.1 204 \r\n\r\n", 1000), "204+ end");
  EXPECT_EQ(Read(interims + interims, 1000), " bad: too many interim answers came");
}

TEST(MessageReaderTest, KeepsToItsLimits) {
  http::HeadLimits limits;
  limits.head_bytes = 100;
  const std::string large = "HTTP/1.1 200 OK\r\nX: " + std::string(100, 'x');
  EXPECT_EQ(Read(large, 1000, http::kOtherMethod, limits),
            " bad: the head of the answer is larger than allowed");
  EXPECT_EQ(Read(large, 1, http::kOtherMethod, limits),
            " bad: the head of the answer is larger than allowed");
  limits.headers = 2;
  EXPECT_EQ(
      Read("HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\nE: f\r\n\r\n", 1000, http::kOtherMethod, limits),
      " bad: the head of the answer is larger than allowed");
}

// Reads `bytes` as requests, in pieces of `size`; gives "GET / body(...) end" for each, and "400" or
// the like for one that is refused, or "partial" for a head that is not complete.
std::string ReadRequests(std::string_view bytes, size_t size, const http::HeadLimits& limits = {}) {
  MessageReader reader;
  std::string log, input;
  while (true) {
    http::RequestHead head;
    std::string_view piece, view = input;
    switch (reader.Next(&view, limits, &head, &piece)) {
      case MessageReader::Event::kHead:
        log += std::string(head.method_name) + " " + std::string(head.target) + " ";
        EXPECT_EQ(reader.head_seen(), head.body != http::BodyKind::kNone);
        break;
      case MessageReader::Event::kPiece:
        log += piece;
        break;
      case MessageReader::Event::kEnd:
        log += " end ";
        break;
      case MessageReader::Event::kBad:
        EXPECT_FALSE(reader.head_partial());
        return log + std::to_string(reader.refusal());
      case MessageReader::Event::kMore:
        if (bytes.empty()) return log + (reader.head_partial() ? "partial" : "");
        input.erase(0, input.size() - view.size());
        input += bytes.substr(0, size);
        bytes.remove_prefix(std::min(size, bytes.size()));
        continue;
    }
    input.erase(0, input.size() - view.size());
  }
}

class RequestTest : public testing::TestWithParam<Case> {};

TEST_P(RequestTest, ReadsTheSameInPiecesOfEverySize) {
  const std::string_view bytes = GetParam().bytes;
  for (size_t size = 1; size <= bytes.size() + 1; ++size) {
    EXPECT_EQ(ReadRequests(bytes, size), GetParam().expected) << "in pieces of " << size;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, RequestTest,
    testing::Values(
        Case{"GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n", "GET /a GET /b "},
        Case{"\r\n\r\nPUT /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc\r\nGET /b HTTP/1.1\r\n\r\n",
             "PUT /a abc end GET /b "},
        Case{"PUT /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "PUT /a "},
        Case{"PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
             "PUT /a a end "},
        Case{"PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab", "PUT /a a400"},
        Case{"GET /a HTTP/1.1\r\n\r\nGET /b", "GET /a partial"}, Case{"\r\n\r", ""},
        Case{"GET /a HTTP/9.1\r\n\r\n", "505"}, Case{"GET /a b HTTP/1.1\r\n\r\n", "400"},
        Case{"", ""}));

TEST(MessageReaderTest, EmptyLinesInFrontOfARequestEndSometime) {
  std::string lines;
  for (int i = 0; i < MessageReader::kMaxEmptyLines; ++i) lines += "\r\n";
  const std::string request = "GET / HTTP/1.1\r\n\r\n";
  for (const size_t size : {size_t{1}, size_t{1000}}) {
    EXPECT_EQ(ReadRequests(lines + request + lines + request, size), "GET / GET / ");
    EXPECT_EQ(ReadRequests(lines + "\r\n" + request, size), "400");
  }
}

TEST(MessageReaderTest, KeepsToTheLimitsOfRequests) {
  http::HeadLimits limits;
  limits.head_bytes = 100;
  limits.target_bytes = 10;
  EXPECT_EQ(ReadRequests("GET / HTTP/1.1\r\nX: " + std::string(100, 'x'), 1, limits), "431");
  EXPECT_EQ(ReadRequests("GET /" + std::string(10, 'x'), 1, limits), "414");
}

}  // namespace
