// binding("url"): names of hosts beyond ASCII.
//
//   toAscii(domain) -> string, toUnicode(domain) -> string; undefined where it is no domain
//
// By Unicode's UTS #46 as the URL standard asks for it. ICU is in the process already, since V8's library needs it; its
// functions have its version in their names. It is read from the file name of the loaded library.

#include <cstdint>
#include <string>
#include <vector>

#include "base/loaded_library.h"
#include "base/shared_library.h"
#include "bindings/bindings.h"
#include "js/class_builder.h"

namespace bindings {

using js::Args;

// ICU's, as its documentation has them: a program that is built without ICU's headers uses no more of it than this.
struct IdnaInfo {
  int16_t size = sizeof(IdnaInfo);
  int8_t is_transitional_different = 0;
  int8_t reserved_b3 = 0;
  uint32_t errors = 0;
  int32_t reserved_i2 = 0;
  int32_t reserved_i3 = 0;
};
static constexpr uint32_t kCheckBidi = 4, kCheckJoiners = 8, kNontransitional = 0x10 | 0x20;
// Empty labels, long labels and names, hyphens: the standard asks for none of these checks.
static constexpr uint32_t kIgnored = 1 | 2 | 4 | 8 | 0x10 | 0x20;
static constexpr int kBufferOverflow = 15;

static void* (*open_uts46)(uint32_t options, int* error);
using Convert = int32_t (*)(const void* idna, const char16_t* name, int32_t length, char16_t* dest,
                            int32_t capacity, IdnaInfo* info, int* error);
static Convert name_to_ascii, name_to_unicode;

// "libicuuc.so.72" has uidna_openUTS46_72.
static base::Error OpenIcu() {
  constexpr std::string_view kName = "libicuuc.so.";
  const std::string path = base::LoadedLibrary(kName.data());
  if (path.empty()) return base::Error::Named("LIBRARY_NOT_FOUND", "V8 has no shared ICU");
  std::string version = path.substr(path.rfind(kName) + kName.size());
  version = "_" + version.substr(0, version.find('.'));
  const std::string open = "uidna_openUTS46" + version, ascii = "uidna_nameToASCII" + version,
                    unicode = "uidna_nameToUnicode" + version;
  const base::LibrarySymbol symbols[] = {{open.c_str(), &open_uts46},
                                         {ascii.c_str(), &name_to_ascii},
                                         {unicode.c_str(), &name_to_unicode}};
  return base::OpenSharedLibrary(path.c_str(), symbols);
}

template <Convert* convert>
static void ConvertName(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  static const base::Error failure = OpenIcu();
  if (failure) return js::Throw(isolate, failure);
  int error = 0;
  static void* const idna = open_uts46(kCheckBidi | kCheckJoiners | kNontransitional, &error);
  if (idna == nullptr) return js::ThrowError(isolate, "URL: ICU has no data of names");
  const v8::String::Value name(isolate, args[0]);
  const auto* units = reinterpret_cast<const char16_t*>(*name);
  std::vector<char16_t> converted(static_cast<size_t>(name.length()) * 2 + 64);
  for (;;) {
    IdnaInfo info;
    error = 0;
    const int32_t length = (*convert)(idna, units, name.length(), converted.data(),
                                      static_cast<int32_t>(converted.size()), &info, &error);
    if (error == kBufferOverflow) {
      converted.resize(static_cast<size_t>(length) + 1);
      continue;
    }
    if (error > 0 || (info.errors & ~kIgnored) != 0) return;
    v8::Local<v8::String> text;
    if (v8::String::NewFromTwoByte(isolate, reinterpret_cast<const uint16_t*>(converted.data()),
                                   v8::NewStringType::kNormal, length)
            .ToLocal(&text)) {
      args.GetReturnValue().Set(text);
    }
    return;
  }
}

void RegisterUrl(js::Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "toAscii", ConvertName<&name_to_ascii>);
  js::SetFunction(env, target, "toUnicode", ConvertName<&name_to_unicode>);
}

}  // namespace bindings
