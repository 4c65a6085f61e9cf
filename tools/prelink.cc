// prelink: a copy of a shared library whose references to itself are resolved already.
//
//   prelink LIBRARY COPY OTHER... [-- UNUSED...]
//
// V8's library refers to some 50,000 of its own functions by name, and the dynamic linker looks each of them up at every
// start: two thirds of the time to "hello". This turns such a look-up into an addition of the load address
// (R_X86_64_RELATIVE), as linking with -Bsymbolic would have done. Only what cannot change the meaning is turned: symbols
// that LIBRARY defines and that no OTHER object of the process (the program and every library it loads) defines too.
// IFUNCs and thread-local symbols are left alone, and so are symbols that must be one in the whole process
// (STB_GNU_UNIQUE), unless they are of that library's own namespaces: no module loaded later defines them.
//
// Where the dynamic linker knows it (glibc 2.36), relative relocations are packed (DT_RELR): the addends stand where they are
// added to, and a map of bits says where. 68,000 of them take 30 KB instead of 1.6 MB, and a tenth of the instructions.
//
// UNUSED are libraries that LIBRARY needs only for what PROGRAM has no use for. COPY does not need them: it loads without,
// and a call of one of their functions ends the process. Functions only, and only those that no OTHER defines.
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
#include <unordered_map>
#include <unordered_set>
#include <utility>
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
    for (size_t size; (size = std::fread(chunk, 1, sizeof chunk, file)) > 0;)
      bytes_.append(chunk, size);
    std::fclose(file);
    const auto& header = *At<Elf64_Ehdr>(0, 1);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
        header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_machine != EM_X86_64) {
      Fail(path, "is not an ELF file for x86-64");
    }
  }

  template <class T>
  T* At(size_t offset, size_t count) {
    if (offset > bytes_.size() || count > (bytes_.size() - offset) / sizeof(T))
      Fail(path_, "is cut short");
    return reinterpret_cast<T*>(bytes_.data() + offset);
  }

  // The file offset of a virtual address.
  size_t OffsetOf(Elf64_Addr address) {
    const auto& header = *At<Elf64_Ehdr>(0, 1);
    const auto* segments = At<Elf64_Phdr>(header.e_phoff, header.e_phnum);
    for (int i = 0; i < header.e_phnum; ++i) {
      const Elf64_Phdr& segment = segments[i];
      if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
          address < segment.p_vaddr + segment.p_filesz) {
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

  // How many entries AddDynamic() may add.
  size_t SpareDynamic() {
    auto [entries, count] = Dynamic();
    const auto* end = std::find_if(entries, entries + count, IsNull);
    return end == entries + count ? 0 : entries + count - end - 1;
  }

  void AddDynamic(Elf64_Sxword tag, Elf64_Xword value) {
    auto [entries, count] = Dynamic();
    Elf64_Dyn* end = std::find_if(entries, entries + count, IsNull);
    end->d_tag = tag;
    end->d_un.d_val = value;
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

  // Drops what it says of a library that it needs: the name and the versions of its symbols.
  void DropNeeded(std::string_view name) {
    const size_t strings = OffsetOf(DynamicValue(DT_STRTAB));
    const auto is_name = [&](Elf64_Xword offset) { return At<char>(strings + offset, 1) == name; };
    auto [entries, count] = Dynamic();
    Elf64_Dyn* end = std::remove_if(entries, entries + count, [&](const Elf64_Dyn& entry) {
      return entry.d_tag == DT_NEEDED && is_name(entry.d_un.d_val);
    });
    if (end == entries + count) Fail(path_, "does not need what it is to do without");
    std::fill(end, entries + count, Elf64_Dyn{});

    Elf64_Dyn* first = FindDynamic(DT_VERNEED);
    Elf64_Dyn* left = FindDynamic(DT_VERNEEDNUM);
    if (first == nullptr || left == nullptr) return;
    Elf64_Verneed* before = nullptr;
    size_t offset = OffsetOf(first->d_un.d_ptr);
    for (Elf64_Xword i = left->d_un.d_val; i > 0; --i) {
      auto* versions = At<Elf64_Verneed>(offset, 1);
      offset += versions->vn_next;
      if (!is_name(versions->vn_file)) {
        before = versions;
        continue;
      }
      if (before == nullptr) {
        first->d_un.d_ptr += versions->vn_next;
      } else {
        before->vn_next = versions->vn_next == 0 ? 0 : before->vn_next + versions->vn_next;
      }
      --left->d_un.d_val;
    }
  }

  // Calls visit(name of the needed library, its entry, the version, its address) for each version that it needs.
  template <class F>
  void ForEachVersion(F&& visit) {
    if (FindDynamic(DT_VERNEED) == nullptr) return;
    const size_t strings = OffsetOf(DynamicValue(DT_STRTAB));
    Elf64_Addr at = DynamicValue(DT_VERNEED);
    for (Elf64_Xword i = DynamicValue(DT_VERNEEDNUM); i > 0; --i) {
      auto* versions = At<Elf64_Verneed>(OffsetOf(at), 1);
      const std::string_view name(At<char>(strings + versions->vn_file, 1));
      Elf64_Addr version_at = at + versions->vn_aux;
      for (int j = versions->vn_cnt; j > 0; --j) {
        auto* version = At<Elf64_Vernaux>(OffsetOf(version_at), 1);
        visit(name, versions, version, version_at);
        version_at += version->vna_next;
      }
      at += versions->vn_next;
    }
  }

  void Save(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) Fail(path, "cannot be written");
    const bool written = std::fwrite(bytes_.data(), 1, bytes_.size(), file) == bytes_.size();
    if (std::fclose(file) != 0 || !written) Fail(path, "cannot be written");
  }

 private:
  static bool IsNull(const Elf64_Dyn& entry) { return entry.d_tag == DT_NULL; }

  std::string path_;
  std::string bytes_;
};

using Names = std::unordered_set<std::string>;

bool IsDefined(const Elf64_Sym& symbol) { return symbol.st_shndx != SHN_UNDEF; }

// The symbols that any of `paths` defines.
Names DefinedBy(const std::vector<std::string>& paths) {
  Names names;
  for (const std::string& path : paths) {
    ElfFile(path).ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
      if (IsDefined(symbol)) names.emplace(name);
    });
  }
  return names;
}

// Where references to the library's symbols lead, by index; 0 where that is left to the dynamic linker.
using Addresses = std::vector<Elf64_Addr>;

// A mangled name in the namespace v8 or node (the runtime around V8), or of something in one of their functions.
bool IsOfV8sLibrary(std::string_view name) {
  for (std::string_view prefix :
       {"_ZN2v8", "_ZZN2v8", "_ZZNK2v8", "_ZN4node", "_ZZN4node", "_ZZNK4node"}) {
    if (name.starts_with(prefix)) return true;
  }
  return false;
}

// Those to symbols of its own, unless they are `taken` by another object.
Addresses ResolvePrivate(ElfFile& library, const Names& taken) {
  const auto may_be_private = [](int binding, std::string_view name) {
    if (binding == STB_GNU_UNIQUE) return IsOfV8sLibrary(name);
    return binding == STB_GLOBAL || binding == STB_WEAK;
  };
  Addresses addresses;
  library.ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
    const int type = ELF64_ST_TYPE(symbol.st_info);
    const bool is_private = IsDefined(symbol) && symbol.st_shndx < SHN_LORESERVE &&
                            may_be_private(ELF64_ST_BIND(symbol.st_info), name) &&
                            (type == STT_FUNC || type == STT_OBJECT || type == STT_NOTYPE) &&
                            !taken.contains(std::string(name));
    addresses.push_back(is_private ? symbol.st_value : 0);
  });
  return addresses;
}

// Drops the library `path`: what refers to its functions leads to V8's way to end the process. Their versions alone are
// asked for at each start, as strings that nobody reads: V8's is one.
void DoWithout(ElfFile& library, const std::string& path, const Names& taken,
               Addresses* addresses) {
  library.DropNeeded(std::string_view(path).substr(path.rfind('/') + 1));
  Elf64_Addr abort = 0, version = 0;
  library.ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
    if (name == "_ZN2v84base2OS5AbortEv") abort = symbol.st_value;
    if (name == "_ZN2v82V810GetVersionEv") version = symbol.st_value;
  });
  if (abort == 0 || version == 0) Fail(path, "cannot be done without: there is no V8 to stand in");

  std::unordered_map<std::string, int> types;
  ElfFile(path).ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
    if (IsDefined(symbol)) types.emplace(name, ELF64_ST_TYPE(symbol.st_info));
  });
  size_t index = 0;
  library.ForEachSymbol([&](std::string_view name, const Elf64_Sym& symbol) {
    Elf64_Addr& address = (*addresses)[index++];
    const auto found = types.find(std::string(name));
    if (IsDefined(symbol) || found == types.end() || taken.contains(found->first)) return;
    if (found->second != STT_FUNC && found->second != STT_GNU_IFUNC)
      Fail(path, "has data that is referred to");
    address = name.ends_with("ersion") ? version : abort;
  });
}

// Turns what can be turned of one table of relocations; gives how many.
size_t Resolve(Elf64_Rela* table, size_t count, const Addresses& addresses) {
  size_t resolved = 0;
  for (size_t i = 0; i < count; ++i) {
    const size_t symbol = ELF64_R_SYM(table[i].r_info);
    const auto type = ELF64_R_TYPE(table[i].r_info);
    if (symbol >= addresses.size() || addresses[symbol] == 0) continue;
    if (type != R_X86_64_64 && type != R_X86_64_GLOB_DAT && type != R_X86_64_JUMP_SLOT) continue;
    // Only R_X86_64_64 adds an addend to the symbol's address.
    table[i].r_addend = static_cast<Elf64_Sxword>(addresses[symbol]) +
                        (type == R_X86_64_64 ? table[i].r_addend : 0);
    table[i].r_info = ELF64_R_INFO(0, R_X86_64_RELATIVE);
    ++resolved;
  }
  return resolved;
}

// ---- packed relocations ----

// The version by which a library says that its DT_RELR is to be heeded: the dynamic linker refuses one without.
constexpr char kPacked[] = "GLIBC_ABI_DT_RELR";

Elf64_Word HashOf(std::string_view name) {
  Elf64_Word hash = 0;
  for (unsigned char c : name) {
    hash = (hash << 4) + c;
    hash = (hash ^ ((hash & 0xf0000000) >> 24)) & 0x0fffffff;
  }
  return hash;
}

// An address, then bits for the 63 words behind it, and so on: the gABI's form.
std::vector<Elf64_Xword> Pack(std::vector<Elf64_Addr> addresses) {
  std::sort(addresses.begin(), addresses.end());
  std::vector<Elf64_Xword> packed;
  for (size_t i = 0; i < addresses.size();) {
    packed.push_back(addresses[i]);
    Elf64_Addr base = addresses[i++] + 8;
    for (Elf64_Xword bits = 1; bits != 0; base += 63 * 8) {
      bits = 0;
      for (; i < addresses.size() && addresses[i] - base < 63 * 8 && addresses[i] % 8 == base % 8;
           ++i)
        bits |= Elf64_Xword{2} << (addresses[i] - base) / 8;
      if (bits != 0) packed.push_back(bits | 1);
    }
  }
  return packed;
}

// Moves the relative relocations of table[0, *count) to `addresses`, their addends to where they belong, and the others
// to the end of the table; gives the first of these.
Elf64_Rela* TakeRelative(ElfFile& library, Elf64_Rela* table, size_t count,
                         std::vector<Elf64_Addr>* addresses) {
  auto* rest = std::stable_partition(table, table + count, [](const Elf64_Rela& relocation) {
    return ELF64_R_TYPE(relocation.r_info) == R_X86_64_RELATIVE && relocation.r_offset % 2 == 0;
  });
  for (auto* at = table; at < rest; ++at) {
    *library.At<Elf64_Sxword>(library.OffsetOf(at->r_offset), 1) = at->r_addend;
    addresses->push_back(at->r_offset);
  }
  return rest;
}

// Adds kPacked to the versions of libc that are needed. The entry and its name are written to `place`.
void NeedPacked(ElfFile& library, Elf64_Addr place) {
  Elf64_Verneed* libc = nullptr;
  Elf64_Vernaux* last = nullptr;
  Elf64_Addr last_at = 0;
  Elf64_Half index = 0;
  library.ForEachVersion([&](std::string_view name, auto* versions, auto* version, Elf64_Addr at) {
    index = std::max<Elf64_Half>(index, version->vna_other & 0x7fff);
    if (name != "libc.so.6") return;
    libc = versions;
    last = version;
    last_at = at;
  });
  const Elf64_Addr name = place + sizeof(Elf64_Vernaux);
  if (last == nullptr) return;  // MayBePacked() has seen to that
  *library.At<Elf64_Vernaux>(library.OffsetOf(place), 1) = {
      .vna_hash = HashOf(kPacked),
      .vna_flags = 0,
      .vna_other = static_cast<Elf64_Half>(index + 1),
      .vna_name = static_cast<Elf64_Word>(name - library.DynamicValue(DT_STRTAB)),
      .vna_next = 0};
  std::memcpy(library.At<char>(library.OffsetOf(name), sizeof kPacked), kPacked, sizeof kPacked);
  last->vna_next = static_cast<Elf64_Word>(place - last_at);
  ++libc->vn_cnt;
}

// Whether the dynamic linker knows packed relocations, and the library has room for saying so.
bool MayBePacked(ElfFile& library, const Names& taken) {
  bool needs_libc = false;
  library.ForEachVersion(
      [&](std::string_view name, auto&&...) { needs_libc |= name == "libc.so.6"; });
  return taken.contains(kPacked) && needs_libc && library.SpareDynamic() >= 3 &&
         library.FindDynamic(DT_RELR) == nullptr && library.FindDynamic(DT_VERDEF) == nullptr &&
         library.FindDynamic(DT_RELACOUNT) != nullptr &&
         // Else calls are bound when they are made, by their places in the table.
         (library.FindDynamic(DT_FLAGS) != nullptr &&
          (library.DynamicValue(DT_FLAGS) & DF_BIND_NOW));
}

// Packs all relative relocations, of data and of calls; the map of bits takes the place of those of data.
void PackRelative(ElfFile& library, Elf64_Rela* data, size_t data_count, Elf64_Rela* calls,
                  size_t call_count) {
  std::vector<Elf64_Addr> addresses;
  const size_t freed = TakeRelative(library, data, data_count, &addresses) - data;
  const size_t of_calls = TakeRelative(library, calls, call_count, &addresses) - calls;
  const std::vector<Elf64_Xword> packed = Pack(std::move(addresses));
  const size_t size = packed.size() * sizeof packed[0];
  const Elf64_Addr place = library.DynamicValue(DT_RELA);
  if (size + sizeof(Elf64_Vernaux) + sizeof kPacked > freed * sizeof *data) {
    std::fprintf(stderr, "prelink: there is no room for packed relocations\n");
    std::exit(1);
  }
  std::memcpy(data, packed.data(), size);
  NeedPacked(library, place + size);
  library.FindDynamic(DT_RELA)->d_un.d_ptr += freed * sizeof *data;
  library.FindDynamic(DT_RELASZ)->d_un.d_val -= freed * sizeof *data;
  library.FindDynamic(DT_RELACOUNT)->d_un.d_val = 0;
  library.FindDynamic(DT_JMPREL)->d_un.d_ptr += of_calls * sizeof *calls;
  library.FindDynamic(DT_PLTRELSZ)->d_un.d_val -= of_calls * sizeof *calls;
  library.AddDynamic(DT_RELR, place);
  library.AddDynamic(DT_RELRSZ, size);
  library.AddDynamic(DT_RELRENT, sizeof packed[0]);
}

// Has the relative relocations stand first: the dynamic linker does the first DT_RELACOUNT ones in a tight loop.
void PutRelativeFirst(ElfFile& library, Elf64_Rela* data, size_t data_count) {
  auto* rest = std::stable_partition(data, data + data_count, [](const Elf64_Rela& relocation) {
    return ELF64_R_TYPE(relocation.r_info) == R_X86_64_RELATIVE;
  });
  if (Elf64_Dyn* relative_count = library.FindDynamic(DT_RELACOUNT))
    relative_count->d_un.d_val = rest - data;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: prelink LIBRARY COPY OTHER... [-- UNUSED...]\n");
    return 2;
  }
  ElfFile library(argv[1]);
  char** const others_end = std::find(argv + 3, argv + argc, std::string_view("--"));
  const Names taken = DefinedBy({argv + 3, others_end});
  Addresses addresses = ResolvePrivate(library, taken);
  for (char** unused = others_end; unused < argv + argc; ++unused) {
    if (unused > others_end) DoWithout(library, *unused, taken, &addresses);
  }

  const size_t data_count = library.DynamicValue(DT_RELASZ) / sizeof(Elf64_Rela);
  auto* data = library.At<Elf64_Rela>(library.OffsetOf(library.DynamicValue(DT_RELA)), data_count);
  const size_t call_count = library.DynamicValue(DT_PLTRELSZ) / sizeof(Elf64_Rela);
  auto* calls =
      library.At<Elf64_Rela>(library.OffsetOf(library.DynamicValue(DT_JMPREL)), call_count);
  const size_t resolved =
      Resolve(data, data_count, addresses) + Resolve(calls, call_count, addresses);

  if (MayBePacked(library, taken)) {
    PackRelative(library, data, data_count, calls, call_count);
  } else {
    PutRelativeFirst(library, data, data_count);
  }
  library.Save(argv[2]);
  std::printf("prelink: %zu of %zu references resolved\n", resolved, data_count + call_count);
}
