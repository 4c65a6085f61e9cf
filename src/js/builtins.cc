#include "js/builtins.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "js/builtins_data.h"
#include "js/class_builder.h"
#include "js/code_cache.h"
#include "js/exceptions.h"
#include "js/v8_compat.h"
#include "js/values.h"

namespace js {

// V8 reads the embedded text in place.
class StaticSource final : public v8::String::ExternalOneByteStringResource {
 public:
  explicit StaticSource(const BuiltinSource& source) : source_(source) {}
  const char* data() const override { return source_.data; }
  size_t length() const override { return source_.size; }

 private:
  const BuiltinSource& source_;
};

struct Builtins final : BindingState {
  v8::Global<v8::Object> loaded;    // name -> what the file returned
  v8::Global<v8::Object> bindings;  // name -> the object of the binding
  // The parameters of each file's function.
  std::vector<v8::Global<v8::String>> parameters;
  std::vector<v8::Global<v8::Value>> arguments;
  const BindingEntry* entries = nullptr;
  size_t entry_count = 0;
  // The function of each file that was loaded, for CodeOfBuiltins().
  bool keeps_functions = false;
  std::vector<std::pair<const char*, v8::Global<v8::Function>>> functions;
};

static Builtins* state;

static const BuiltinSource* FindSource(std::string_view name) {
  for (size_t i = 0; i < kBuiltinSourceCount; ++i) {
    if (name == kBuiltinSources[i].name) return &kBuiltinSources[i];
  }
  return nullptr;
}

static void AddParameter(v8::Isolate* isolate, v8::Local<v8::String> name,
                         v8::Local<v8::Value> value) {
  state->parameters.emplace_back(isolate, name);
  state->arguments.emplace_back(isolate, value);
}

// The names that the language puts on the global object, as parameters. So a program's own global
// Set or Map does not affect the files.
static void AddLanguageNames(v8::Isolate* isolate) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> names =
      context->Global()
          ->GetPropertyNames(context, v8::KeyCollectionMode::kOwnOnly,
                             static_cast<v8::PropertyFilter>(v8::ALL_PROPERTIES | v8::SKIP_SYMBOLS),
                             v8::IndexFilter::kSkipIndices)
          .ToLocalChecked();
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::String> name = names->Get(context, i).ToLocalChecked().As<v8::String>();
    if (ToUtf8(isolate, name) == "eval") continue;  // strict code has no parameter of that name
    AddParameter(isolate, name, context->Global()->Get(context, name).ToLocalChecked());
  }
}

template <class T>
static std::vector<v8::Local<T>> Locals(v8::Isolate* isolate,
                                        const std::vector<v8::Global<T>>& globals) {
  std::vector<v8::Local<T>> locals;
  locals.reserve(globals.size());
  for (const auto& global : globals) locals.push_back(global.Get(isolate));
  return locals;
}

static v8::MaybeLocal<v8::Function> Compile(v8::Isolate* isolate, const BuiltinSource& source) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::String> text =
      v8::String::NewExternalOneByte(isolate, new StaticSource(source)).ToLocalChecked();
  v8::ScriptOrigin origin =
      v8_compat::Origin(isolate, String(isolate, std::string("lib/") + source.name + ".js"));
  using Cached = v8::ScriptCompiler::CachedData;
  const std::string_view code = FindCachedCode(source.name);
  Cached* cached = code.empty() ? nullptr
                                : new Cached(reinterpret_cast<const uint8_t*>(code.data()),
                                             static_cast<int>(code.size()));
  v8::ScriptCompiler::Source script(text, origin, cached);  // owns it
  auto parameters = Locals(isolate, state->parameters);
  return v8::ScriptCompiler::CompileFunction(
      context, &script, parameters.size(), parameters.data(), 0, nullptr,
      cached == nullptr ? v8::ScriptCompiler::kNoCompileOptions
                        : v8::ScriptCompiler::kConsumeCodeCache);
}

static v8::MaybeLocal<v8::Value> Load(v8::Isolate* isolate, v8::Local<v8::String> name) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Object> loaded = state->loaded.Get(isolate);
  if (loaded->HasOwnProperty(context, name).FromMaybe(false)) return loaded->Get(context, name);
  const BuiltinSource* source = FindSource(ToUtf8(isolate, name));
  if (source == nullptr) {
    ThrowError(isolate, "no built-in file " + ToUtf8(isolate, name));
    return {};
  }
  v8::Local<v8::Function> function;
  if (!Compile(isolate, *source).ToLocal(&function)) return {};
  if (state->keeps_functions) {
    state->functions.emplace_back(source->name, v8::Global<v8::Function>(isolate, function));
  }
  auto arguments = Locals(isolate, state->arguments);
  v8::Local<v8::Value> result;
  if (!function
           ->Call(context, context->Global(), static_cast<int>(arguments.size()), arguments.data())
           .ToLocal(&result)) {
    return {};
  }
  loaded->CreateDataProperty(context, name, result).Check();
  return result;
}

static void LoadFile(Args args) {
  v8::Local<v8::Value> result;
  if (Load(args.GetIsolate(), args[0].As<v8::String>()).ToLocal(&result))
    args.GetReturnValue().Set(result);
}

v8::MaybeLocal<v8::Value> LoadBuiltin(Environment& env, std::string_view name) {
  return Load(env.isolate(), Name(env.isolate(), name));
}

// ---- lazy properties ----

static void GetLazyFile(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Value> file;
  if (Load(info.GetIsolate(), info.Data().As<v8::String>()).ToLocal(&file))
    info.GetReturnValue().Set(file);
}

static void GetLazyMember(v8::Local<v8::Name> name,
                          const v8::PropertyCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  v8::Local<v8::Value> file, value;
  if (Load(info.GetIsolate(), info.Data().As<v8::String>()).ToLocal(&file) &&
      file.As<v8::Object>()->Get(context, name).ToLocal(&value)) {
    info.GetReturnValue().Set(value);
  }
}

// lazy(object, name, file): object[name] is what the file returns, which is loaded by the first look at it, and a value
// like any other from then on, or from an assignment on. lazy(object, name, file, name): its member of that name. Names
// on the global object are not enumerable.
static void DefineLazy(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  const bool is_member = !args[3]->IsUndefined();
  if (is_member && !args[3]->StrictEquals(args[1]))
    return ThrowError(isolate, "lazy: a member under another name");
  args[0]
      .As<v8::Object>()
      ->SetLazyDataProperty(context, args[1].As<v8::Name>(),
                            is_member ? GetLazyMember : GetLazyFile, args[2],
                            args[0] == context->Global() ? v8::DontEnum : v8::None)
      .Check();
}

static void GetBinding(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Object> made = state->bindings.Get(isolate);
  if (made->HasOwnProperty(context, args[0].As<v8::String>()).FromMaybe(false)) {
    return args.GetReturnValue().Set(made->Get(context, args[0]).ToLocalChecked());
  }
  const std::string name = ToUtf8(isolate, args[0]);
  for (size_t i = 0; i < state->entry_count; ++i) {
    if (name != state->entries[i].name) continue;
    v8::Local<v8::Object> target = v8::Object::New(isolate);
    state->entries[i].registrar(*Environment::Current(), target);
    made->CreateDataProperty(context, args[0].As<v8::String>(), target).Check();
    return args.GetReturnValue().Set(target);
  }
  ThrowError(isolate, "no binding " + name);
}

bool IsBuiltinScript(std::string_view resource) {
  if (!resource.starts_with("lib/") || !resource.ends_with(".js")) return false;
  return FindSource(resource.substr(4, resource.size() - 7)) != nullptr;
}

std::string CodeOfBuiltins(Environment& env) {
  v8::HandleScope handles(env.isolate());
  std::string cache;
  for (const auto& [name, function] : state->functions) {
    const std::unique_ptr<v8::ScriptCompiler::CachedData> code(
        v8::ScriptCompiler::CreateCodeCacheForFunction(function.Get(env.isolate())));
    AppendCachedCode(name,
                     {reinterpret_cast<const char*>(code->data), static_cast<size_t>(code->length)},
                     &cache);
  }
  return cache;
}

v8::MaybeLocal<v8::Object> LoadBootstrap(Environment& env, const BindingEntry* bindings,
                                         size_t count, bool keeps_functions) {
  v8::Isolate* isolate = env.isolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  state = env.Own(std::make_unique<Builtins>());
  state->entries = bindings;
  state->entry_count = count;
  state->keeps_functions = keeps_functions;
  v8::Local<v8::Object> internal = v8::Object::New(isolate);
  AddParameter(isolate, Name(isolate, "global"), context->Global());
  AddParameter(isolate, Name(isolate, "node"), v8::Object::New(isolate));
  AddParameter(isolate, Name(isolate, "binding"),
               v8::Function::New(context, GetBinding).ToLocalChecked());
  AddParameter(isolate, Name(isolate, "internal"), internal);
  AddLanguageNames(isolate);
  state->loaded.Reset(isolate, v8::Object::New(isolate));
  state->bindings.Reset(isolate, v8::Object::New(isolate));
  SetFunction(env, internal, "load", LoadFile);
  SetFunction(env, internal, "lazy", DefineLazy);

  v8::TryCatch caught(isolate);
  if (Load(isolate, Name(isolate, "bootstrap")).IsEmpty()) {
    env.ReportUncaught(caught.Exception(), caught.Message());
    return {};
  }
  return internal;
}

}  // namespace js
