#include "compress/coder.h"

#include <string>
#include <utility>

#include "compress/codec.h"

namespace compress {

using base::Error;
using base::Result;

Error OpenLibrary(const char* file_name, const char* package,
                  std::span<const base::LibrarySymbol> symbols) {
  const Error error = base::OpenSharedLibrary(file_name, symbols);
  if (!error) return {};
  const std::string text = base::ErrorMessage(error) + ": install the package " + package;
  return Error::Named(base::ErrorName(error), base::KeepForEver(text));
}

Error OutOfMemory() { return Error::System("compress", ENOMEM); }
Error Malformed(const char* text) { return Error::Named("MALFORMED", text); }
Error Truncated() { return Error::Named("TRUNCATED", "the compressed data is cut short"); }
Error TrailingData() {
  return Error::Named("TRAILING_DATA", "something follows the end of the compressed data");
}

Result<Progress> Decoder::Run(std::string_view* input, std::span<char>* room, Flow flow) {
  for (;;) {
    if (!inside_) {
      if (input->empty()) {
        if (flow != Flow::kFinish) return Progress::kHungry;
        if (complete_) return Progress::kEnded;
        return Truncated();
      }
      const Next next = complete_ ? NextOf(input->front()) : Next::kStream;
      if (next == Next::kNothing) return TrailingData();
      if (next == Next::kPadding) {
        input->remove_prefix(1);
        continue;
      }
      if (!Begins(input->front())) return Malformed("the data is of another format");
      if (complete_) Restart();
      inside_ = true;
    }
    Result<Progress> progress = Step(input, room);
    if (!progress.ok()) return progress;
    if (progress.value() == Progress::kHungry && flow == Flow::kFinish) return Truncated();
    if (progress.value() != Progress::kEnded) return progress;
    inside_ = false;
    complete_ = true;
  }
}

Error OpenFormat(Format format) {
  switch (format) {
    case Format::kGzip:
    case Format::kDeflate:
      if (const Error error = OpenZlib()) return error;
      return OpenLibdeflate();
    case Format::kBrotli:
      return OpenBrotli();
    case Format::kZstd:
      return OpenZstd();
  }
  return {};
}

static Error OpenStreams(Format format) {
  return format <= Format::kDeflate ? OpenZlib() : OpenFormat(format);
}

static Result<std::unique_ptr<Coder>> Made(std::unique_ptr<Coder> coder) {
  if (coder == nullptr) return OutOfMemory();
  return coder;
}

Result<std::unique_ptr<Coder>> MakeEncoder(Format format, const EncoderOptions& options) {
  if (const Error error = OpenStreams(format)) return error;
  if (format == Format::kBrotli) return Made(NewBrotliEncoder(options));
  if (format == Format::kZstd) return Made(NewZstdEncoder(options));
  return Made(NewZlibEncoder(format, options));
}

Result<std::unique_ptr<Coder>> MakeDecoder(Format format, const DecoderOptions& options) {
  if (const Error error = OpenStreams(format)) return error;
  if (format == Format::kBrotli) return Made(NewBrotliDecoder());
  if (format == Format::kZstd) return Made(NewZstdDecoder(options));
  return Made(NewZlibDecoder(format, options));
}

}  // namespace compress
