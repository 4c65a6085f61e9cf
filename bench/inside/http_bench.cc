// What HTTP costs below JavaScript: heads, bodies, responses.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "http/body_decoder.h"
#include "http/message_head.h"
#include "http/message_writer.h"

namespace {

std::string RequestWithHeaders(int64_t headers) {
  std::string text = "GET /path?query=1 HTTP/1.1\r\nHost: localhost\r\n";
  for (int64_t i = 1; i < headers; ++i)
    text += "X-Header-" + std::to_string(i) + ": " + std::string(30, 'v') + "\r\n";
  return text + "\r\n";
}

void ParseHead(benchmark::State& state) {
  const std::string text = RequestWithHeaders(state.range(0));
  for (auto _ : state) {
    http::HeadProgress progress;
    http::RequestHead head;
    benchmark::DoNotOptimize(http::ParseRequestHead(text, {}, &progress, &head));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size()));
}
BENCHMARK(ParseHead)->Arg(1)->Arg(10)->Arg(100);

// A chunked body of 64 KiB, in chunks of so many bytes.
void DecodeChunks(benchmark::State& state) {
  std::string text;
  char size[20];
  std::snprintf(size, sizeof size, "%lx\r\n", static_cast<long>(state.range(0)));
  for (int64_t i = 0; i < 65536 / state.range(0); ++i)
    text += size + std::string(static_cast<size_t>(state.range(0)), 'x') + "\r\n";
  text += "0\r\n\r\n";
  for (auto _ : state) {
    http::BodyDecoder decoder(http::BodyKind::kChunked, 0);
    std::string_view input = text;
    std::string_view piece;
    while (decoder.Next(&input, &piece) == http::BodyDecoder::Event::kPiece)
      benchmark::DoNotOptimize(piece.data());
  }
  state.SetBytesProcessed(state.iterations() * 65536);
}
BENCHMARK(DecodeChunks)->Arg(64)->Arg(4096);

// A response finished in its turn, with a body of so many bytes.
void WriteResponse(benchmark::State& state) {
  const std::string body(static_cast<size_t>(state.range(0)), 'x');
  for (auto _ : state) {
    base::ByteQueue output;
    http::MessageWriter writer(true, false, false, true);
    writer.Start({}, http::ViewPayload("Content-Type: text/plain\r\n"), http::ViewPayload(body),
                 true, &output);
    benchmark::DoNotOptimize(output.view().data());
  }
}
BENCHMARK(WriteResponse)->Arg(11)->Arg(100 * 1024);

}  // namespace
