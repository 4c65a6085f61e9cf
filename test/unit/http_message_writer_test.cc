// Messages are framed by what is known of them, and never break the length they declared.
#include <gtest/gtest.h>

#include <string>

#include "http/message_writer.h"

namespace http {
namespace {

// A response in the making, with a Date line of its own so that the bytes are known.
struct Response {
  explicit Response(MessageWriter message_writer) : writer(message_writer) {
    start.has_date = true;
  }

  SendResult Start(std::string_view body, bool finished) {
    return writer.Start(start, ViewPayload("X: y\r\n"), ViewPayload(body), finished, &output);
  }
  SendResult Send(std::string_view body, bool finished) {
    return writer.Send(ViewPayload(body), finished, &output);
  }
  std::string bytes() const { return std::string(output.view()); }

  MessageWriter writer;
  ResponseStart start;
  base::ByteQueue output;
};

Response Http11() { return Response(MessageWriter(true, false, false, true)); }
Response Http10(bool keep_alive) {
  return Response(MessageWriter(false, false, false, keep_alive));
}
Response ToHead() { return Response(MessageWriter(true, true, false, true)); }

TEST(MessageWriterTest, FinishedAtOnceHasALength) {
  Response response = Http11();
  EXPECT_EQ(response.Start("hello", true), SendResult::kSent);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_TRUE(response.writer.finished());
  EXPECT_TRUE(response.writer.keep_alive());
}

TEST(MessageWriterTest, EmptyAndFinishedHasLengthZero) {
  Response response = Http11();
  response.Start("", true);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 0\r\n\r\n");
}

TEST(MessageWriterTest, StreamedToHttp11IsChunked) {
  Response response = Http11();
  response.Start("hello", false);
  response.Send("", false);
  response.Send("0123456789abcdef", false);
  response.Send("x", true);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n"
            "5\r\nhello\r\n10\r\n0123456789abcdef\r\n1\r\nx\r\n0\r\n\r\n");
  EXPECT_TRUE(response.writer.keep_alive());
}

TEST(MessageWriterTest, StreamedToHttp10EndsWithTheConnection) {
  Response response = Http10(true);
  response.Start("hello", false);
  EXPECT_TRUE(response.writer.ends_with_connection());
  response.Send("", true);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nConnection: close\r\n\r\nhello");
  EXPECT_FALSE(response.writer.keep_alive());
}

TEST(MessageWriterTest, Http10KeepsAliveWhenAskedAndLengthKnown) {
  Response response = Http10(true);
  response.Start("hello", true);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello");
  Response closing = Http10(false);
  closing.Start("hello", true);
  EXPECT_EQ(closing.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
}

TEST(MessageWriterTest, ChunkedWhenAskedEvenIfFinished) {
  Response response = Http11();
  response.start.chunked = true;
  response.Start("hi", true);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
  Response old = Http10(true);
  old.start.chunked = true;
  old.Start("hi", true);
  EXPECT_EQ(old.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nConnection: close\r\n\r\nhi");
}

TEST(MessageWriterTest, ChunkedWinsOverALength) {
  Response response = Http11();
  response.start.chunked = true;
  response.start.has_length = true;
  response.start.content_length = 9;
  EXPECT_EQ(response.Start("hi", true), SendResult::kSent);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
}

TEST(MessageWriterTest, ABodyKeepsToItsDeclaredLength) {
  Response response = Http11();
  response.start.has_length = true;
  response.start.content_length = 5;
  EXPECT_EQ(response.Start("toolong", false), SendResult::kTooLong);
  EXPECT_EQ(response.Start("shor", true), SendResult::kTooShort);
  EXPECT_EQ(response.bytes(), "");
  EXPECT_FALSE(response.writer.started());
  EXPECT_EQ(response.Start("he", false), SendResult::kSent);
  EXPECT_EQ(response.Send("llo!", false), SendResult::kTooLong);
  EXPECT_EQ(response.Send("l", true), SendResult::kTooShort);
  EXPECT_EQ(response.Send("llo", true), SendResult::kSent);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\nhello");
}

TEST(MessageWriterTest, NoBodyToHead) {
  Response response = ToHead();
  response.Start("hello", true);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\n");
  Response unknown = ToHead();
  unknown.Start("", true);
  EXPECT_EQ(unknown.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\n\r\n");
  Response declared = ToHead();
  declared.start.has_length = true;
  declared.start.content_length = 7;
  declared.Start("", false);
  EXPECT_EQ(declared.Send("whatever it is", true), SendResult::kSent);
  EXPECT_EQ(declared.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 7\r\n\r\n");
}

TEST(MessageWriterTest, NoBodyWithStatusesThatHaveNone) {
  struct Row {
    int status;
    const char* bytes;
  };
  const Row rows[] = {
      {204, "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n"},
      {304, "HTTP/1.1 304 Not Modified\r\nX: y\r\nContent-Length: 3\r\n\r\n"},
      {101, "HTTP/1.1 101 Switching Protocols\r\nX: y\r\n\r\n"},
      {205, "HTTP/1.1 205 Reset Content\r\nX: y\r\nContent-Length: 0\r\n\r\n"},
  };
  for (const Row& row : rows) {
    Response response = Http11();
    response.start.status = row.status;
    response.start.has_length = true;
    response.start.content_length = 3;
    response.Start("abc", true);
    EXPECT_EQ(response.bytes(), row.bytes);
  }
}

TEST(MessageWriterTest, ResetContentHasLengthZeroHoweverItsBodyComes) {
  Response chunked = Http11();
  chunked.start.status = 205;
  chunked.start.chunked = true;
  chunked.Start("abc", false);
  EXPECT_EQ(chunked.Send("def", true), SendResult::kSent);
  EXPECT_EQ(chunked.bytes(), "HTTP/1.1 205 Reset Content\r\nX: y\r\nContent-Length: 0\r\n\r\n");
  EXPECT_TRUE(chunked.writer.keep_alive());
  // A coding of the script's own ends with the connection.
  Response coded = Http11();
  coded.start.status = 205;
  coded.start.until_close = true;
  coded.Start("abc", true);
  EXPECT_EQ(coded.bytes(), "HTTP/1.1 205 Reset Content\r\nX: y\r\nConnection: close\r\n\r\n");
}

TEST(MessageWriterTest, CloseIsTold) {
  Response response = Http11();
  response.start.close = true;
  response.Start("", true);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  EXPECT_FALSE(response.writer.keep_alive());
}

TEST(MessageWriterTest, DateIsAddedUnlessGiven) {
  Response response = Http11();
  response.start.has_date = false;
  response.start.status = 299;
  response.Start("", true);
  const std::string bytes = response.bytes();
  EXPECT_TRUE(bytes.starts_with("HTTP/1.1 299 \r\nX: y\r\nDate: ")) << bytes;
  EXPECT_NE(bytes.find(" GMT\r\n"), std::string::npos);
}

// A request in the making.
struct Request {
  void Start() { writer.Start(start, ViewPayload("GET / HTTP/1.1\r\nX: y\r\n"), &output); }
  SendResult Send(std::string_view body, bool finished) {
    return writer.Send(ViewPayload(body), finished, &output);
  }
  std::string bytes() const { return std::string(output.view()); }

  MessageWriter writer;
  RequestStart start;
  base::ByteQueue output;
};

TEST(MessageWriterTest, ARequestHasNoBodyUnlessItsMethodOrScriptSaysSo) {
  Request request;
  request.Start();
  EXPECT_TRUE(request.writer.whole());
  EXPECT_EQ(request.Send("x", false), SendResult::kTooLong);
  EXPECT_EQ(request.Send("", true), SendResult::kSent);
  EXPECT_EQ(request.bytes(), "GET / HTTP/1.1\r\nX: y\r\n\r\n");
}

TEST(MessageWriterTest, ARequestWithABodyOfUnknownLengthIsChunked) {
  for (const bool asked : {false, true}) {
    Request request;
    (asked ? request.start.chunked : request.start.has_body) = true;
    request.start.has_length = asked;  // chunked wins
    request.Start();
    EXPECT_EQ(request.Send("hello", false), SendResult::kSent);
    EXPECT_FALSE(request.writer.whole());
    EXPECT_EQ(request.Send("", true), SendResult::kSent);
    EXPECT_TRUE(request.writer.whole());
    EXPECT_EQ(request.bytes(),
              "GET / HTTP/1.1\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n"
              "5\r\nhello\r\n0\r\n\r\n");
  }
}

TEST(MessageWriterTest, ARequestKeepsToItsDeclaredLength) {
  Request request;
  request.start.has_body = request.start.has_length = true;
  request.start.content_length = 5;
  request.Start();
  EXPECT_EQ(request.Send("he", false), SendResult::kSent);
  EXPECT_EQ(request.Send("llo!", false), SendResult::kTooLong);
  EXPECT_EQ(request.Send("l", true), SendResult::kTooShort);
  EXPECT_FALSE(request.writer.whole());
  EXPECT_EQ(request.Send("llo", false), SendResult::kSent);
  EXPECT_TRUE(request.writer.whole());
  EXPECT_FALSE(request.writer.finished());
  EXPECT_EQ(request.bytes(), "GET / HTTP/1.1\r\nX: y\r\nContent-Length: 5\r\n\r\nhello");
}

TEST(MessageWriterTest, ARequestSaysWhatBecomesOfTheConnection) {
  Request request;
  request.start.keep_alive = true;
  request.Start();
  EXPECT_EQ(request.bytes(), "GET / HTTP/1.1\r\nX: y\r\nConnection: keep-alive\r\n\r\n");
  Request closing;
  closing.start.close = closing.start.keep_alive = true;
  closing.Start();
  EXPECT_EQ(closing.bytes(), "GET / HTTP/1.1\r\nX: y\r\nConnection: close\r\n\r\n");
}

}  // namespace
}  // namespace http
