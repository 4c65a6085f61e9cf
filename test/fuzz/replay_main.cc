// Runs a fuzz target over the files and folders that are named, once each: what libFuzzer does when
// it is given files, for any compiler. `make test` replays the corpora with it.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

static int replayed = 0;

static void Replay(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::directory_iterator(path)) Replay(entry.path());
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  // A copy of just that size, so that a sanitizer sees a read beyond it.
  const std::vector<uint8_t> input(bytes.begin(), bytes.end());
  std::fprintf(stderr, "%s\n", path.c_str());
  LLVMFuzzerTestOneInput(input.data(), input.size());
  ++replayed;
}

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) Replay(argv[i]);
  std::printf("%d inputs\n", replayed);
  return replayed > 0 ? 0 : 1;
}
