#include "base/library_update.h"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "base/unique_fd.h"

namespace base {

// NODE_SYSTEM_LIBRARY is where the package has it, "/usr/lib/x86_64-linux-gnu/libnode.so.108".
static constexpr std::string_view kLibrary = NODE_SYSTEM_LIBRARY;
static constexpr std::string_view kFolder = kLibrary.substr(0, kLibrary.rfind('/'));
static constexpr std::string_view kName = kLibrary.substr(kFolder.size() + 1);

// The search path that the program was started with, while it is executed anew.
static constexpr char kSavedPath[] = "NODE_LIBRARY_PATH_BEFORE";
static constexpr char kPath[] = "LD_LIBRARY_PATH";

static bool runs_on_original = false;

// The build id among the notes of a program header; empty where there is none.
static std::string_view BuildIdIn(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes.data(), sizeof note);
    const size_t name_size = (note.n_namesz + 3) & ~size_t{3};
    const size_t size = sizeof note + name_size + ((note.n_descsz + 3) & ~size_t{3});
    if (size > notes.size()) break;
    if (note.n_type == NT_GNU_BUILD_ID &&
        notes.substr(sizeof note, 4) == std::string_view("GNU", 4))
      return notes.substr(sizeof note + name_size, note.n_descsz);
    notes.remove_prefix(size);
  }
  return {};
}

// dl_iterate_phdr's callback: takes the build id of the library that is loaded by that name.
static int TakeLoaded(dl_phdr_info* info, size_t, void* result) {
  const std::string_view path = info->dlpi_name;
  if (path.substr(path.rfind('/') + 1) != kName) return 0;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& header = info->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const auto* notes = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
    const std::string_view id = BuildIdIn({notes, header.p_memsz});
    if (!id.empty()) *static_cast<std::string*>(result) = id;
  }
  return 1;
}

// The build id of a file, where it stands in the first page, as linkers have it.
static std::string BuildIdOf(const char* path) {
  const UniqueFd fd(open(path, O_RDONLY | O_CLOEXEC));
  char page[4096];
  const ssize_t size = fd ? read(fd.get(), page, sizeof page) : 0;
  if (size < static_cast<ssize_t>(sizeof(ElfW(Ehdr)))) return {};
  const std::string_view bytes(page, size);
  ElfW(Ehdr) file;
  std::memcpy(&file, page, sizeof file);
  for (size_t i = 0; i < file.e_phnum; ++i) {
    ElfW(Phdr) header;
    const size_t at = file.e_phoff + i * sizeof header;
    if (at > bytes.size() || bytes.size() - at < sizeof header) break;
    std::memcpy(&header, page + at, sizeof header);
    if (header.p_type != PT_NOTE || header.p_offset > bytes.size()) continue;
    const std::string_view id = BuildIdIn(bytes.substr(header.p_offset, header.p_filesz));
    if (!id.empty()) return std::string(id);
  }
  return {};
}

// Whether this is the second execution; gives the search path back, so that children have it as it was.
static bool TakeBackPath() {
  const char* saved = std::getenv(kSavedPath);
  if (saved == nullptr) return false;
  saved[0] == '\0' ? unsetenv(kPath) : setenv(kPath, saved, 1);
  unsetenv(kSavedPath);
  return true;
}

void RunOnCurrentLibrary(char** argv) {
  std::string loaded;
  dl_iterate_phdr(TakeLoaded, &loaded);
  const std::string current = BuildIdOf(kLibrary.data());
  const bool is_current = loaded.empty() || current.empty() || loaded == current;
  if (TakeBackPath()) {
    runs_on_original = is_current;
    return;
  }
  char program[PATH_MAX];
  const ssize_t size = is_current ? 0 : readlink("/proc/self/exe", program, sizeof program - 1);
  if (size <= 0) return;
  program[size] = '\0';
  const char* path = std::getenv(kPath);
  const std::string before = path == nullptr ? "" : path;
  setenv(kSavedPath, before.c_str(), 1);
  setenv(kPath, (std::string(kFolder) + (before.empty() ? "" : ":") + before).c_str(), 1);
  execv(program, argv);
  TakeBackPath();  // execution failed: run on the old copy rather than not at all
}

const char* LibraryInsteadOfCopy() { return runs_on_original ? kLibrary.data() : nullptr; }

}  // namespace base
