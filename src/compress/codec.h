// What the files of the algorithms share: how their libraries are opened, and what decoders do
// alike.
#pragma once

#include <memory>
#include <span>

#include "base/shared_library.h"
#include "compress/coder.h"

namespace compress {

// Opens a library as base::OpenSharedLibrary does. The error names Debian's package.
base::Error OpenLibrary(const char* file_name, const char* package,
                        std::span<const base::LibrarySymbol> symbols);

// In a file with a list `F(name)...` of the functions that it uses: pointers to them, which its own
// calls find before the library's declarations (doc/decisions/openssl.md), and their table.
#define COMPRESS_POINTER(function) static decltype(&::function) function;
#define COMPRESS_SYMBOL(function) {#function, &function},

base::Error OutOfMemory();
// `text` must live as long as the program.
base::Error Malformed(const char* text);
base::Error Truncated();
base::Error TrailingData();

// What follows the end of a stream.
enum class Next : uint8_t { kStream, kPadding, kNothing };

// A decoder. Derived classes decode one stream; this one knows what may be behind it.
class Decoder : public Coder {
 public:
  base::Result<Progress> Run(std::string_view* input, std::span<char>* room, Flow flow) final;

 private:
  // kHungry, kFull or kEnded, as Run() without its `flow`.
  virtual base::Result<Progress> Step(std::string_view* input, std::span<char>* room) = 0;
  // Whether a stream may begin with this byte; the rest is Step()'s to see.
  virtual bool Begins(char first) const { return true; }
  // What the first byte behind a stream begins.
  virtual Next NextOf(char first) const { return Next::kNothing; }
  // Prepares for another stream.
  virtual void Restart() {}

  bool inside_ = false;    // a stream, of which there was a byte
  bool complete_ = false;  // one was complete
};

// The coders of the formats. Their libraries are opened.
std::unique_ptr<Coder> NewZlibEncoder(Format format, const EncoderOptions& options);
std::unique_ptr<Coder> NewZlibDecoder(Format format, const DecoderOptions& options);
std::unique_ptr<Coder> NewBrotliEncoder(const EncoderOptions& options);
std::unique_ptr<Coder> NewBrotliDecoder();
std::unique_ptr<Coder> NewZstdEncoder(const EncoderOptions& options);
std::unique_ptr<Coder> NewZstdDecoder(const DecoderOptions& options);

base::Error OpenZlib();
base::Error OpenLibdeflate();
base::Error OpenBrotli();
base::Error OpenZstd();

}  // namespace compress
