// Fuzzes the decoder of gzip (decoder_fuzz.h).
#include "decoder_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return FuzzDecoder(compress::Format::kGzip, data, size);
}
