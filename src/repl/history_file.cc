#include "repl/history_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "base/file.h"
#include "base/unique_fd.h"

namespace repl {

static constexpr mode_t kOwnerOnly = 0600;

static std::string LinesOf(std::string_view entry) {
  entry.remove_prefix(std::min(entry.find_first_not_of(" \t\r\n"), entry.size()));
  std::string lines;
  for (const char c : entry) {
    lines += c;
    if (c == '\n') lines += '\t';
  }
  return lines.empty() ? lines : lines + "\n";
}

static std::vector<std::string> EntriesOf(std::string_view text) {
  std::vector<std::string> entries;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with('\t') && !entries.empty()) {
      entries.back().append("\n").append(line.substr(1));
    } else if (!line.empty()) {
      entries.emplace_back(line);
    }
  }
  return entries;
}

std::vector<std::string> HistoryFile::Read(size_t most) const {
  const base::UniqueFd fd(path_.empty() ? -1
                                        : base::OpenFile(path_.c_str(), O_RDONLY | O_NONBLOCK));
  struct stat status;
  if (!fd || fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  if ((status.st_mode & 077) != 0) (void)fchmod(fd.get(), kOwnerOnly);
  const bool is_long = static_cast<size_t>(status.st_size) > kMaxBytes;
  if (is_long) lseek(fd.get(), status.st_size - static_cast<off_t>(kMaxBytes), SEEK_SET);
  base::FileContent content;
  if (content.ReadFrom(fd.get(), SIZE_MAX)) return {};
  std::string_view text = content.view();
  if (is_long) text.remove_prefix(std::min(text.find('\n'), text.size()));  // half a line
  std::vector<std::string> entries = EntriesOf(text);
  const bool is_full = entries.size() > 2 * most;
  if (entries.size() > most)
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(most));
  if (is_long || is_full) Replace(entries);
  return entries;
}

void HistoryFile::Add(std::string_view entry) const {
  const std::string lines = LinesOf(entry);
  if (path_.empty() || lines.empty() || lines.size() > kMaxBytes / 4) return;
  const base::UniqueFd fd(
      base::OpenFile(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, kOwnerOnly));
  size_t written;
  if (fd) (void)base::WriteAll(fd.get(), lines, {}, &written);
}

void HistoryFile::Replace(const std::vector<std::string>& entries) const {
  const std::string beside = path_ + "." + std::to_string(getpid());
  {
    const base::UniqueFd fd(
        base::OpenFile(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL, kOwnerOnly));
    if (!fd) return;
    std::string text;
    for (const std::string& entry : entries) text += LinesOf(entry);
    size_t written = 0;
    if (!base::WriteAll(fd.get(), text, {}, &written) && written == text.size() &&
        std::rename(beside.c_str(), path_.c_str()) == 0)
      return;
  }
  unlink(beside.c_str());
}

}  // namespace repl
