// prelink: a copy of a shared library whose references to itself are resolved already.
//
//   prelink LIBRARY COPY OTHER...
//
// V8's library refers to some 50,000 of its own functions by name, and the dynamic linker looks each of them up at every
// start: two thirds of the time to "hello". This turns such a look-up into an addition of the load address
// (R_X86_64_RELATIVE), as linking with -Bsymbolic would have done. Only what cannot change the meaning is turned: symbols
// that LIBRARY defines and that no OTHER object of the process (the program and every library it loads) defines too.
// IFUNCs and thread-local symbols are left alone, and so are symbols that must be one in the whole process
// (STB_GNU_UNIQUE), unless they are V8's own, which no module loaded later can define.
//
// Exits with 0 when COPY was written, else says why on stderr; a library that it does not understand is an error, never a
// guess.

#include <elf.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace {

[[noreturn]] void Fail(const std::string& path, const char* what) {
  std::fprintf(stderr, "prelink: %s: %s\n", path.c_str(), what);
  std::exit(1);
}

// A whole ELF file in memory. Offsets that point outside of it end the program.
class ElfFile {
 public:
  explicit ElfFile(const std::string& path) : path_(path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) Fail(path, "cannot be opened");
    char chunk[1 << 16];
    for (size_t size; (size = std::fread(chunk, 1, sizeof chunk, file)) > 0;) bytes_.append(chunk, size);
    std::fclose(file);
    const auto& header = *At<Elf64_Ehdr>(0, 1);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
        header.e_machine != EM_X86_64) {
      Fail(path, "is not an ELF file for x86-64");
    }
  }

  template <class T>
  T* At(size_t offset, size_t count) {
    if (offset > bytes_.size() || count > (bytes_.size() - offset) / sizeof(T)) Fail(path_, "is cut short");
    return reinterpret_cast<T*>(bytes_.data() + offset);
  }

  // The file offset of a virtual address.
  size_t OffsetOf(Elf64_Addr address) {
    const auto& header = *At<Elf64_Ehdr>(0, 1);
    const auto* segments = At<Elf64_Phdr>(header.e_phoff, header.e_phnum);
    for (int i = 0; i < header.e_phnum; ++i) {
      const Elf64_Phdr& segment = segments[i];
      if (segment.p_type == PT_LOAD && address >= segment.p_vaddr && address < segment.p_vaddr + segment.p_filesz) {
        return address - segment.p_vaddr + segment.p_offset;
      }
    }
    Fail(path_, "refers to an address that it does not contain");
  }

  // The dynamic section's entries.
  std::pair<Elf64_Dyn*, size_t> Dynamic() {
    const auto& header = *At<Elf64_Ehdr>(0, 1);
    const auto* segments = At<Elf64_Phdr>(header.e_phoff, header.e_phnum);
    for (int i = 0; i < header.e_phnum; ++i) {
      if (segments[i].p_type != PT_DYNAMIC) continue;
      const size_t count = segments[i].p_filesz / sizeof(Elf64_Dyn);
      return {At<Elf64_Dyn>(segments[i].p_offset, count), count};
    }
    Fail(path_, "is not dynamically linked");
  }

  Elf64_Dyn* FindDynamic(Elf64_Sxword tag) {
    auto [entries, count] = Dynamic();
    for (size_t i = 0; i < count && entries[i].d_tag != DT_NULL; ++i) {
      if (entries[i].d_tag == tag) return &entries[i];
    }
    return nullptr;
  }

  Elf64_Xword DynamicValue(Elf64_Sxword tag) {
    Elf64_Dyn* entry = FindDynamic(tag);
    if (entry == nullptr) Fail(path_, "lacks an entry of the dynamic section that is needed");
    return entry->d_un.d_val;
  }

  // Calls visit(name, symbol) for each dynamic symbol.
  template <class F>
  void ForEachSymbol(F&& visit) {
    const auto& header = *At<Elf64_Ehdr>(0, 1);
    const auto* sections = At<Elf64_Shdr>(header.e_shoff, header.e_shnum);
    for (int i = 0; i < header.e_shnum; ++i) {
      if (sections[i].sh_type != SHT_DYNSYM) continue;
      const size_t count = sections[i].sh_size / sizeof(Elf64_Sym);
      const auto* symbols = At<Elf64_Sym>(sections[i].sh_offset, count);
      const size_t strings = sections[sections[i].sh_link].sh_offset;
      for (size_t s = 0; s < count; ++s) {
        visit(std::string_view(At<char>(strings + symbols[s].st_name, 1)), symbols[s]);
      }
    }
  }

  void Save(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) Fail(path, "cannot be written");
    const bool written = std::fwrite(bytes_.data(), 1, bytes_.size(), file) == bytes_.size();
    if (std::fclose(file) != 0 || !written) Fail(path, "cannot be written");
  }

 private:
  std::string path_;
  std::string bytes_;
};

// For each symbol of `library`, by index, whether a reference to it may be resolved now.
std::vector<bool> FindPrivateSymbols(ElfFile& library, const std::vector<std::string>& others) {
  std::unordered_set<std::string> taken;
  for (const std::string& path : others) {
    ElfFile(path).ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
      if (symbol.st_shndx != SHN_UNDEF) taken.emplace(name);
    });
  }
  const auto may_be_private = [](int binding, std::string_view name) {
    if (binding == STB_GNU_UNIQUE) return name.starts_with("_ZN2v8") || name.starts_with("_ZZN2v8");
    return binding == STB_GLOBAL || binding == STB_WEAK;
  };
  std::vector<bool> result;
  library.ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
    const int type = ELF64_ST_TYPE(symbol.st_info);
    result.push_back(symbol.st_shndx != SHN_UNDEF && symbol.st_shndx < SHN_LORESERVE &&
                     may_be_private(ELF64_ST_BIND(symbol.st_info), name) &&
                     (type == STT_FUNC || type == STT_OBJECT || type == STT_NOTYPE) &&
                     !taken.contains(std::string(name)));
  });
  return result;
}

// Turns what can be turned of one table of relocations; gives how many.
size_t Resolve(Elf64_Rela* table, size_t count, const std::vector<bool>& is_private, const Elf64_Sym* symbols) {
  size_t resolved = 0;
  for (size_t i = 0; i < count; ++i) {
    const size_t symbol = ELF64_R_SYM(table[i].r_info);
    const auto type = ELF64_R_TYPE(table[i].r_info);
    if (symbol >= is_private.size() || !is_private[symbol]) continue;
    if (type != R_X86_64_64 && type != R_X86_64_GLOB_DAT && type != R_X86_64_JUMP_SLOT) continue;
    // Only R_X86_64_64 adds an addend to the symbol's address.
    table[i].r_addend = static_cast<Elf64_Sxword>(symbols[symbol].st_value) + (type == R_X86_64_64 ? table[i].r_addend : 0);
    table[i].r_info = ELF64_R_INFO(0, R_X86_64_RELATIVE);
    ++resolved;
  }
  return resolved;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: prelink LIBRARY COPY OTHER...\n");
    return 2;
  }
  ElfFile library(argv[1]);
  const std::vector<bool> is_private = FindPrivateSymbols(library, {argv + 3, argv + argc});
  const auto* symbols = library.At<Elf64_Sym>(library.OffsetOf(library.DynamicValue(DT_SYMTAB)), is_private.size());

  const size_t data_count = library.DynamicValue(DT_RELASZ) / sizeof(Elf64_Rela);
  auto* data = library.At<Elf64_Rela>(library.OffsetOf(library.DynamicValue(DT_RELA)), data_count);
  const size_t call_count = library.DynamicValue(DT_PLTRELSZ) / sizeof(Elf64_Rela);
  auto* calls = library.At<Elf64_Rela>(library.OffsetOf(library.DynamicValue(DT_JMPREL)), call_count);
  size_t resolved = Resolve(data, data_count, is_private, symbols) + Resolve(calls, call_count, is_private, symbols);

  // The dynamic linker does the first DT_RELACOUNT ones in a tight loop.
  auto* rest = std::stable_partition(data, data + data_count, [](const Elf64_Rela& relocation) {
    return ELF64_R_TYPE(relocation.r_info) == R_X86_64_RELATIVE;
  });
  if (Elf64_Dyn* relative_count = library.FindDynamic(DT_RELACOUNT)) relative_count->d_un.d_val = rest - data;
  library.Save(argv[2]);
  std::printf("prelink: %zu of %zu references resolved\n", resolved, data_count + call_count);
}
