// Responses are framed by what is known of them, and never break the length they declared.
#include <gtest/gtest.h>

#include <string>

#include "http/response_writer.h"

namespace http {
namespace {

using Result = ResponseWriter::Result;

// A response in the making, with a Date line of its own so that the bytes are known.
struct Response {
  explicit Response(ResponseWriter response_writer) : writer(response_writer) {
    start.has_date = true;
  }

  Result Start(std::string_view body, bool finished) {
    return writer.Start(start, ViewPayload("X: y\r\n"), ViewPayload(body), finished, &output);
  }
  Result Send(std::string_view body, bool finished) {
    return writer.Send(ViewPayload(body), finished, &output);
  }
  std::string bytes() const { return std::string(output.view()); }

  ResponseWriter writer;
  ResponseStart start;
  base::ByteQueue output;
};

Response Http11() { return Response(ResponseWriter(true, false, false, true)); }
Response Http10(bool keep_alive) {
  return Response(ResponseWriter(false, false, false, keep_alive));
}
Response ToHead() { return Response(ResponseWriter(true, true, false, true)); }

TEST(ResponseWriterTest, FinishedAtOnceHasALength) {
  Response response = Http11();
  EXPECT_EQ(response.Start("hello", true), Result::kOk);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_TRUE(response.writer.finished());
  EXPECT_TRUE(response.writer.keep_alive());
}

TEST(ResponseWriterTest, EmptyAndFinishedHasLengthZero) {
  Response response = Http11();
  response.Start("", true);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 0\r\n\r\n");
}

TEST(ResponseWriterTest, StreamedToHttp11IsChunked) {
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

TEST(ResponseWriterTest, StreamedToHttp10EndsWithTheConnection) {
  Response response = Http10(true);
  response.Start("hello", false);
  EXPECT_TRUE(response.writer.ends_with_connection());
  response.Send("", true);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nConnection: close\r\n\r\nhello");
  EXPECT_FALSE(response.writer.keep_alive());
}

TEST(ResponseWriterTest, Http10KeepsAliveWhenAskedAndLengthKnown) {
  Response response = Http10(true);
  response.Start("hello", true);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello");
  Response closing = Http10(false);
  closing.Start("hello", true);
  EXPECT_EQ(closing.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
}

TEST(ResponseWriterTest, ChunkedWhenAskedEvenIfFinished) {
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

TEST(ResponseWriterTest, ChunkedWinsOverALength) {
  Response response = Http11();
  response.start.chunked = true;
  response.start.has_length = true;
  response.start.content_length = 9;
  EXPECT_EQ(response.Start("hi", true), Result::kOk);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
}

TEST(ResponseWriterTest, ABodyKeepsToItsDeclaredLength) {
  Response response = Http11();
  response.start.has_length = true;
  response.start.content_length = 5;
  EXPECT_EQ(response.Start("toolong", false), Result::kTooLong);
  EXPECT_EQ(response.Start("shor", true), Result::kTooShort);
  EXPECT_EQ(response.bytes(), "");
  EXPECT_FALSE(response.writer.started());
  EXPECT_EQ(response.Start("he", false), Result::kOk);
  EXPECT_EQ(response.Send("llo!", false), Result::kTooLong);
  EXPECT_EQ(response.Send("l", true), Result::kTooShort);
  EXPECT_EQ(response.Send("llo", true), Result::kOk);
  EXPECT_EQ(response.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\nhello");
}

TEST(ResponseWriterTest, NoBodyToHead) {
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
  EXPECT_EQ(declared.Send("whatever it is", true), Result::kOk);
  EXPECT_EQ(declared.bytes(), "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 7\r\n\r\n");
}

TEST(ResponseWriterTest, NoBodyWithStatusesThatHaveNone) {
  struct Row {
    int status;
    const char* bytes;
  };
  const Row rows[] = {
      {204, "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n"},
      {304, "HTTP/1.1 304 Not Modified\r\nX: y\r\nContent-Length: 3\r\n\r\n"},
      {101, "HTTP/1.1 101 Switching Protocols\r\nX: y\r\n\r\n"},
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

TEST(ResponseWriterTest, CloseIsTold) {
  Response response = Http11();
  response.start.close = true;
  response.Start("", true);
  EXPECT_EQ(response.bytes(),
            "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  EXPECT_FALSE(response.writer.keep_alive());
}

TEST(ResponseWriterTest, DateIsAddedUnlessGiven) {
  Response response = Http11();
  response.start.has_date = false;
  response.start.status = 299;
  response.Start("", true);
  const std::string bytes = response.bytes();
  EXPECT_TRUE(bytes.starts_with("HTTP/1.1 299 \r\nX: y\r\nDate: ")) << bytes;
  EXPECT_NE(bytes.find(" GMT\r\n"), std::string::npos);
}

}  // namespace
}  // namespace http
