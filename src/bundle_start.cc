// The entry point of the bundle's program (cmake/Bundle.cmake), which brings its own dynamic linker and C library.
//
// The kernel finds a program's dynamic linker by an absolute path, and a bundle has none: it may be unpacked anywhere.
// So this program names no dynamic linker. The kernel maps it alone and enters here; this code maps the dynamic linker
// that lies in ../lib/node, as the kernel would have done, and jumps into it. No second exec is needed: the process,
// its name and /proc/self/exe are the program's, and a start costs a dozen system calls more (some 30 us).
//
// Nothing is relocated yet and there is no C library. So nothing here may need either: no library function, no global
// data with an address in it, no stack protector.

#include <elf.h>
#include <fcntl.h>
#include <linux/limits.h>
#include <sys/mman.h>
#include <sys/syscall.h>

extern "C" {
// The C library's entry of a program. Hidden, so that its address needs no relocation.
[[gnu::visibility("hidden")]] void _start();
[[gnu::visibility("hidden")]] uintptr_t MapDynamicLinker(uintptr_t* stack);
}

// The stack is handed on as the kernel made it. rdx is 0: there is nothing to call at exit.
asm(R"(
  .text
  .globl bundle_start
  .type bundle_start, @function
bundle_start:
  xor %ebp, %ebp
  mov %rsp, %rdi
  call MapDynamicLinker
  xor %edx, %edx
  jmp *%rax
  .size bundle_start, . - bundle_start
)");

namespace {

constexpr uintptr_t kPage = 4096;
constexpr int kMostSegments = 16;  // glibc's dynamic linker has 11

// A system call. Gives its result, or minus the error.
long Call(long number, uintptr_t a = 0, uintptr_t b = 0, uintptr_t c = 0, uintptr_t d = 0,
          uintptr_t e = 0, uintptr_t f = 0) {
  long result;
  register uintptr_t r10 asm("r10") = d;
  register uintptr_t r8 asm("r8") = e;
  register uintptr_t r9 asm("r9") = f;
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
               : "rcx", "r11", "memory");
  return result;
}

template <int kSize>
[[noreturn]] void Fail(const char (&message)[kSize]) {
  Call(SYS_write, 2, reinterpret_cast<uintptr_t>(message), kSize - 1);
  for (;;) Call(SYS_exit_group, 127);
}

// Maps what `length` bytes at `address` need; fails as a whole process.
uintptr_t Map(uintptr_t address, uintptr_t length, int protection, int flags, long file = -1,
              uintptr_t offset = 0) {
  const long result = Call(SYS_mmap, address, length, protection, flags, file, offset);
  if (result < 0 && result > -static_cast<long>(kPage)) {
    Fail("node: cannot map the bundle's dynamic linker\n");
  }
  return result;
}

char path[2 * PATH_MAX];  // of the dynamic linker

// Opens the dynamic linker, which is found from the program's own place.
long OpenDynamicLinker() {
  long size = Call(SYS_readlink, reinterpret_cast<uintptr_t>("/proc/self/exe"),
                   reinterpret_cast<uintptr_t>(path), PATH_MAX);
  if (size <= 0)
    Fail("node: cannot read /proc/self/exe, which the bundle's libraries are found by\n");
  while (size > 0 && path[size - 1] != '/') --size;
  for (const char* from = "../lib/node/" NODE_DYNAMIC_LINKER;; ++from) {
    path[size++] = *from;
    if (*from == '\0') break;
  }
  const long file = Call(SYS_open, reinterpret_cast<uintptr_t>(path), O_RDONLY | O_CLOEXEC);
  if (file < 0) Fail("node: ../lib/node/" NODE_DYNAMIC_LINKER " is missing beside the program\n");
  return file;
}

uintptr_t PageDown(uintptr_t address) { return address & ~(kPage - 1); }

uintptr_t PageUp(uintptr_t address) { return PageDown(address + kPage - 1); }

int Protection(const Elf64_Phdr& segment) {
  return (segment.p_flags & PF_R ? PROT_READ : 0) | (segment.p_flags & PF_W ? PROT_WRITE : 0) |
         (segment.p_flags & PF_X ? PROT_EXEC : 0);
}

// Maps one segment. What it has in memory behind its part of the file is zero.
void MapSegment(uintptr_t base, const Elf64_Phdr& segment, long file) {
  const uintptr_t begin = base + segment.p_vaddr;
  const uintptr_t file_end = begin + segment.p_filesz;
  const uintptr_t end = begin + segment.p_memsz;
  Map(PageDown(begin), file_end - PageDown(begin), Protection(segment), MAP_PRIVATE | MAP_FIXED,
      file, PageDown(segment.p_offset));
  if (end == file_end) return;
  for (volatile char* zeroed = reinterpret_cast<char*>(file_end);
       reinterpret_cast<uintptr_t>(zeroed) < PageUp(file_end); ++zeroed) {
    *zeroed = 0;
  }
  if (PageUp(end) > PageUp(file_end)) {
    Map(PageUp(file_end), PageUp(end) - PageUp(file_end), Protection(segment),
        MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS);
  }
}

// Maps all segments of the file. Gives the base address that they are mapped at.
uintptr_t MapSegments(const Elf64_Phdr* segments, int count, long file) {
  uintptr_t end = 0;
  for (int i = 0; i < count; ++i) {
    const uintptr_t segment_end = segments[i].p_vaddr + segments[i].p_memsz;
    if (segments[i].p_type == PT_LOAD && segment_end > end) end = segment_end;
  }
  const uintptr_t base = Map(0, PageUp(end), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS);
  for (int i = 0; i < count; ++i) {
    if (segments[i].p_type == PT_LOAD) MapSegment(base, segments[i], file);
  }
  return base;
}

// The program's headers, behind two that the static linker leaves out where a program names no dynamic linker: one says
// where the headers are, from which the dynamic linker knows where the program is mapped; the other is its own path.
constexpr int kAdded = 2;
Elf64_Phdr program_headers[kAdded + kMostSegments];

void CopyProgramHeaders(const Elf64_Phdr* headers, uintptr_t count) {
  if (count > kMostSegments) Fail("node: the program has too many segments\n");
  // The program is mapped from its first byte on; its headers follow that of the file.
  const uintptr_t base = reinterpret_cast<uintptr_t>(headers) - sizeof(Elf64_Ehdr);
  program_headers[0].p_type = PT_PHDR;
  program_headers[0].p_vaddr = reinterpret_cast<uintptr_t>(program_headers) - base;
  program_headers[1].p_type = PT_INTERP;
  program_headers[1].p_vaddr = reinterpret_cast<uintptr_t>(path) - base;
  for (uintptr_t i = 0; i < count; ++i) program_headers[kAdded + i] = headers[i];
}

// Says in the auxiliary vector what the kernel says to a dynamic linker that it has mapped itself.
void CorrectAuxiliaryVector(uintptr_t* stack, uintptr_t base) {
  uintptr_t* word = stack + 1 + *stack + 1;  // the count, the arguments, a null
  while (*word != 0) ++word;                 // the environment
  const Elf64_Phdr* headers = nullptr;
  uintptr_t* count = nullptr;
  for (auto* entry = reinterpret_cast<Elf64_auxv_t*>(word + 1); entry->a_type != AT_NULL; ++entry) {
    uintptr_t& value = entry->a_un.a_val;
    if (entry->a_type == AT_BASE) value = base;
    if (entry->a_type == AT_ENTRY) value = reinterpret_cast<uintptr_t>(_start);
    if (entry->a_type == AT_PHNUM) count = &value;
    if (entry->a_type == AT_PHDR) {
      headers = reinterpret_cast<const Elf64_Phdr*>(value);
      value = reinterpret_cast<uintptr_t>(program_headers);
    }
  }
  CopyProgramHeaders(headers, *count);
  *count += kAdded;
}

}  // namespace

// `stack` is the stack that the kernel made. Gives the entry point of the dynamic linker.
uintptr_t MapDynamicLinker(uintptr_t* stack) {
  const long file = OpenDynamicLinker();
  Elf64_Ehdr header;
  Elf64_Phdr segments[kMostSegments];
  const long got = Call(SYS_pread64, file, reinterpret_cast<uintptr_t>(&header), sizeof header, 0);
  const uintptr_t size = header.e_phnum * sizeof(Elf64_Phdr);
  if (got != sizeof header || header.e_phnum > kMostSegments ||
      Call(SYS_pread64, file, reinterpret_cast<uintptr_t>(segments), size, header.e_phoff) !=
          static_cast<long>(size)) {
    Fail("node: cannot read the bundle's dynamic linker\n");
  }
  const uintptr_t base = MapSegments(segments, header.e_phnum, file);
  Call(SYS_close, file);
  CorrectAuxiliaryVector(stack, base);
  return base + header.e_entry;
}
