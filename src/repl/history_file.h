// HistoryFile: what was typed in earlier sessions, in a file that only its owner may read.
//
// An entry is a line. Those of several lines have a tab before each but the first; an entry begins with no
// white space, so a tab is never the beginning of one. Sessions at the same time each add to the end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace repl {

class HistoryFile {
 public:
  // The most bytes of the file that are read. It is cut back when it has more, or more than twice the entries.
  static constexpr size_t kMaxBytes = 1024 * 1024;

  // "" is no file.
  explicit HistoryFile(std::string path) : path_(std::move(path)) {}

  // The last `most` entries, the oldest first; none where there is no file. A file that has grown too long
  // is replaced by one with these. Others lose the right to read it.
  std::vector<std::string> Read(size_t most) const;

  // Adds an entry. A history that cannot be kept is no error.
  void Add(std::string_view entry) const;

 private:
  void Replace(const std::vector<std::string>& entries) const;

  const std::string path_;
};

}  // namespace repl
