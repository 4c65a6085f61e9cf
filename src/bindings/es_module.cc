// binding("es_module"): V8's module records. lib/es_module.js finds and reads what they ask for.
//
//   compile(text, name, column, note) -> id
//                                a module of the language; a SyntaxError's message begins with its
//                                place and ends with `note`; `column` is that of the first character
//                                (js/source_text.h)
//   requests(id) -> array        what it imports: [specifier, attributes, line, ...], where the
//                                attributes are a text: "", "type=json", "a=b&c=d"
//   synthetic(name, names) -> id a module whose exports the host sets, `names` without repetition
//   setExport(id, name, value)   of a synthetic one
//   link(id, ids)                the modules that its requests led to, in their order
//   instantiate(id)              binds what it imports, and so on; throws a SyntaxError with its place
//   evaluate(id) -> promise      runs it and what it imports; of a graph that does not await it is
//                                settled. No rejection of it is ever an unhandled one
//   namespace(id), status(id), error(id), isAsync(id)
//                                as V8 says; statuses: an object of numbers
//   stalledAwait(id) -> string   "/a/b.mjs:3", the await at which it waits; "" if V8 does not know
//   setEvents({ Module: { evaluate(id), meta(id, object) } })
//       evaluate   a synthetic module's turn has come: setExport() is called now
//       meta       the module asks for its import.meta for the first time
//
// An id is an index into a table; a module lives as long as the process, as classic ones do.

#include "bindings/es_module.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "bindings/bindings.h"
#include "js/builtins.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/source_text.h"
#include "js/uncaught.h"
#include "js/v8_compat.h"

namespace bindings {

using js::Args;
using js::Environment;

struct Record {
  v8::Global<v8::Module> module;
  std::vector<int> requested;  // ids, in the order of the requests
  size_t next = 0;             // the request that V8 asks for next, most likely
};

struct EsModules final : js::BindingState, js::Events {
  EsModules() : Events("es_module", "Module") {}
  std::vector<Record> records;                    // by id
  std::unordered_multimap<int, int> ids_by_hash;  // V8's identity hash -> id
  js::Event evaluate{this, "evaluate"}, meta{this, "meta"};
};

static EsModules* state;

static int Add(v8::Isolate* isolate, v8::Local<v8::Module> module) {
  const int id = static_cast<int>(state->records.size());
  state->records.emplace_back().module.Reset(isolate, module);
  state->ids_by_hash.emplace(module->GetIdentityHash(), id);
  return id;
}

// The id of a module that Add() got; -1 of another one.
static int IdOf(v8::Local<v8::Module> module) {
  const auto [first, last] = state->ids_by_hash.equal_range(module->GetIdentityHash());
  for (auto at = first; at != last; ++at) {
    if (state->records[at->second].module == module) return at->second;
  }
  return -1;
}

static bool IsId(int id) { return id >= 0 && static_cast<size_t>(id) < state->records.size(); }

// The record that args[0] names; null where it names none.
static Record* RecordOf(Args args) {
  const int id = args[0]->IsInt32() ? js::Int32Of(args[0]) : -1;
  if (IsId(id)) return &state->records[id];
  js::ThrowError(args.GetIsolate(), "no such module record");
  return nullptr;
}

static v8::Local<v8::Module> ModuleOf(v8::Isolate* isolate, Record* record) {
  return record->module.Get(isolate);
}

// "key=value&..." of V8's list, which has `stride` entries for each attribute.
static v8::Local<v8::String> AttributesText(v8::Local<v8::Context> context,
                                            v8::Local<v8::FixedArray> list, int stride) {
  v8::Isolate* isolate = context->GetIsolate();
  if (list->Length() == 0) return v8::String::Empty(isolate);
  std::string text;
  for (int i = 0; i + 1 < list->Length(); i += stride) {
    if (!text.empty()) text += '&';
    text += js::ToUtf8(isolate, list->Get(context, i).As<v8::Value>()) + "=" +
            js::ToUtf8(isolate, list->Get(context, i + 1).As<v8::Value>());
  }
  return js::String(isolate, text);
}

static void Compile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::String> text = js::StringOf(isolate, args[0]),
                        name = js::StringOf(isolate, args[1]);
  v8::ScriptCompiler::Source source(text,
                                    js::ModuleOrigin(isolate, name, true, js::Int32Of(args[2])));
  v8::TryCatch caught(isolate);
  v8::Local<v8::Module> module;
  if (!v8::ScriptCompiler::CompileModule(isolate, &source).ToLocal(&module))
    return js::RethrowWithPlace(isolate, &caught, js::ToUtf8(isolate, args[3]));
  js::RememberSource(*Environment::Current(), name, text);
  args.GetReturnValue().Set(Add(isolate, module));
}

static void Requests(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Module> module = ModuleOf(isolate, record);
  v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
  std::vector<v8::Local<v8::Value>> values;
  values.reserve(3 * requests->Length());
  for (int i = 0; i < requests->Length(); ++i) {
    v8::Local<v8::ModuleRequest> request = requests->Get(context, i).As<v8::ModuleRequest>();
    values.push_back(request->GetSpecifier());
    values.push_back(AttributesText(context, js::v8_compat::AttributesOf(request), 3));
    const v8::Location place = module->SourceOffsetToLocation(request->GetSourceOffset());
    values.push_back(
        v8::Integer::New(isolate, const_cast<v8::Location&>(place).GetLineNumber() + 1));
  }
  args.GetReturnValue().Set(v8::Array::New(isolate, values.data(), values.size()));
}

// V8 takes what the callback gives for a promise, which a program cannot see.
static v8::MaybeLocal<v8::Value> EvaluateSynthetic(v8::Local<v8::Context> context,
                                                   v8::Local<v8::Module> module) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Function> evaluate = state->evaluate.Get(isolate);
  v8::Local<v8::Value> id = v8::Integer::New(isolate, IdOf(module));
  v8::Local<v8::Promise::Resolver> resolver;
  if (evaluate->Call(context, v8::Undefined(isolate), 1, &id).IsEmpty() ||
      !v8::Promise::Resolver::New(context).ToLocal(&resolver) ||
      resolver->Resolve(context, v8::Undefined(isolate)).IsNothing())
    return {};
  return resolver->GetPromise().As<v8::Value>();
}

static void Synthetic(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::vector<v8::Local<v8::String>> names;
  if (args[1]->IsArray()) {
    v8::Local<v8::Array> list = args[1].As<v8::Array>();
    for (uint32_t i = 0; i < list->Length(); ++i) {
      v8::Local<v8::Value> name;
      if (!list->Get(context, i).ToLocal(&name)) return;
      names.push_back(js::StringOf(isolate, name));
    }
  }
  args.GetReturnValue().Set(Add(
      isolate,
      v8::Module::CreateSyntheticModule(isolate, js::StringOf(isolate, args[0]),
                                        js::v8_compat::ExportNamesOf(names), EvaluateSynthetic)));
}

static void SetExport(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Module> module = ModuleOf(isolate, record);
  if (module->IsSyntheticModule())
    module->SetSyntheticModuleExport(isolate, js::StringOf(isolate, args[1]), args[2])
        .FromMaybe(false);
}

static void Link(Args args) {
  v8::Local<v8::Context> context = args.GetIsolate()->GetCurrentContext();
  Record* record = RecordOf(args);
  if (record == nullptr || !args[1]->IsArray()) return;
  v8::Local<v8::Array> ids = args[1].As<v8::Array>();
  std::vector<int> requested;
  for (uint32_t i = 0; i < ids->Length(); ++i) {
    v8::Local<v8::Value> id;
    if (!ids->Get(context, i).ToLocal(&id)) return;
    requested.push_back(id->IsInt32() ? js::Int32Of(id) : -1);
  }
  record->requested = std::move(requested);
  record->next = 0;
}

// Whether the request number `i` of a module is this one.
static bool IsRequest(v8::Local<v8::Context> context, v8::Local<v8::FixedArray> requests, int i,
                      v8::Local<v8::String> specifier, v8::Local<v8::String> attributes) {
  v8::Local<v8::ModuleRequest> request = requests->Get(context, i).As<v8::ModuleRequest>();
  if (!request->GetSpecifier()->StringEquals(specifier)) return false;
  v8::Local<v8::FixedArray> list = js::v8_compat::AttributesOf(request);
  return list->Length() == 0 ? attributes->Length() == 0
                             : AttributesText(context, list, 3)->StringEquals(attributes);
}

// V8 asks for the requests of a module one after another, so the one behind the last is tried first.
static v8::MaybeLocal<v8::Module> Resolve(v8::Local<v8::Context> context,
                                          v8::Local<v8::String> specifier,
                                          v8::Local<v8::FixedArray> attributes,
                                          v8::Local<v8::Module> referrer) {
  v8::Isolate* isolate = context->GetIsolate();
  const int id = IdOf(referrer);
  if (IsId(id)) {
    Record& record = state->records[id];
    v8::Local<v8::FixedArray> requests = referrer->GetModuleRequests();
    v8::Local<v8::String> text = AttributesText(context, attributes, 3);
    const size_t count = record.requested.size();
    for (size_t tried = 0; tried < count; ++tried) {
      const size_t i = (record.next + tried) % count;
      if (!IsRequest(context, requests, static_cast<int>(i), specifier, text)) continue;
      record.next = i + 1;
      const int found = record.requested[i];
      if (IsId(found)) return ModuleOf(isolate, &state->records[found]);
    }
  }
  js::ThrowError(isolate, "no module is linked for " + js::ToUtf8(isolate, specifier));
  return {};
}

static void Instantiate(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::TryCatch caught(isolate);
  if (!ModuleOf(isolate, record)
           ->InstantiateModule(isolate->GetCurrentContext(), Resolve)
           .FromMaybe(false))
    js::RethrowWithPlace(isolate, &caught);
}

static void Evaluate(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Module> module = ModuleOf(isolate, record);
  // V8 allows it in these states only.
  if (module->GetStatus() < v8::Module::kInstantiated ||
      module->GetStatus() == v8::Module::kEvaluating)
    return js::ThrowError(isolate, "the module cannot be evaluated now");
  v8::Local<v8::Value> promise;
  if (!module->Evaluate(isolate->GetCurrentContext()).ToLocal(&promise)) return;
  promise.As<v8::Promise>()->MarkAsHandled();
  args.GetReturnValue().Set(promise);
}

static void Namespace(Args args) {
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Module> module = ModuleOf(args.GetIsolate(), record);
  if (module->GetStatus() >= v8::Module::kInstantiated)
    args.GetReturnValue().Set(module->GetModuleNamespace());
}

static void Status(Args args) {
  if (Record* record = RecordOf(args))
    args.GetReturnValue().Set(static_cast<int>(ModuleOf(args.GetIsolate(), record)->GetStatus()));
}

static void ErrorOf(Args args) {
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Module> module = ModuleOf(args.GetIsolate(), record);
  if (module->GetStatus() == v8::Module::kErrored)
    args.GetReturnValue().Set(module->GetException());
}

static void IsAsync(Args args) {
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Module> module = ModuleOf(args.GetIsolate(), record);
  args.GetReturnValue().Set(module->GetStatus() >= v8::Module::kInstantiated &&
                            module->IsGraphAsync());
}

static void StalledAwait(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Record* record = RecordOf(args);
  if (record == nullptr) return;
  v8::Local<v8::Message> message = js::v8_compat::StalledAwait(isolate, ModuleOf(isolate, record));
  std::string place;
  if (!message.IsEmpty())
    place = js::ToUtf8(isolate, message->GetScriptResourceName()) + ":" +
            std::to_string(message->GetLineNumber(isolate->GetCurrentContext()).FromMaybe(0));
  args.GetReturnValue().Set(js::String(isolate, place));
}

// Called by V8 without a scope of ours. An exception is the program's: it stays pending.
static void InitializeMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module,
                           v8::Local<v8::Object> meta) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Value> arguments[] = {v8::Integer::New(isolate, IdOf(module)), meta};
  v8::MaybeLocal<v8::Value> ignored =
      state->meta.Get(isolate)->Call(context, v8::Undefined(isolate), 2, arguments);
  static_cast<void>(ignored);
}

// The module that a text belongs to, as js::ModuleOrigin() named it; undefined where it belongs to
// none.
static v8::Local<v8::Value> ReferrerOf(v8::Local<v8::Context> context,
                                       v8::Local<v8::Data> host_options) {
  if (!host_options.IsEmpty() && host_options->IsFixedArray()) {
    v8::Local<v8::FixedArray> options = host_options.As<v8::FixedArray>();
    if (options->Length() == 1) return options->Get(context, 0).As<v8::Value>();
  }
  return v8::Undefined(context->GetIsolate());
}

// The line of the innermost function that runs, if it is one of the module `referrer`; else 0.
static int CurrentLineIn(v8::Isolate* isolate, v8::Local<v8::Value> referrer) {
  v8::Local<v8::StackTrace> trace =
      v8::StackTrace::CurrentStackTrace(isolate, 1, v8::StackTrace::kScriptName);
  if (trace->GetFrameCount() == 0) return 0;
  v8::Local<v8::StackFrame> frame = trace->GetFrame(isolate, 0);
  v8::Local<v8::Value> name = frame->GetScriptName();
  return !name.IsEmpty() && name->StrictEquals(referrer) ? frame->GetLineNumber() : 0;
}

v8::MaybeLocal<v8::Promise> ImportDynamically(v8::Local<v8::Context> context,
                                              v8::Local<v8::Data> host_options,
                                              v8::Local<v8::Value>, v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray> attributes) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Value> loaded, import, promise;
  v8::Local<v8::Value> referrer = ReferrerOf(context, host_options);
  v8::Local<v8::Value> arguments[] = {referrer, specifier, AttributesText(context, attributes, 2),
                                      v8::Integer::New(isolate, CurrentLineIn(isolate, referrer))};
  if (!js::LoadBuiltin(*Environment::Current(), "es_module").ToLocal(&loaded) ||
      !loaded.As<v8::Object>()->Get(context, js::Name(isolate, "importFor")).ToLocal(&import) ||
      !import.As<v8::Function>()
           ->Call(context, v8::Undefined(isolate), 4, arguments)
           .ToLocal(&promise) ||
      !promise->IsPromise())
    return {};
  return promise.As<v8::Promise>();
}

void RegisterEsModule(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<EsModules>());
  constexpr struct {
    const char* name;
    void (*function)(Args);
  } kFunctions[] = {
      {"compile", Compile},     {"requests", Requests},   {"synthetic", Synthetic},
      {"setExport", SetExport}, {"link", Link},           {"instantiate", Instantiate},
      {"evaluate", Evaluate},   {"namespace", Namespace}, {"status", Status},
      {"error", ErrorOf},       {"isAsync", IsAsync},     {"stalledAwait", StalledAwait}};
  for (const auto& entry : kFunctions) js::SetFunction(env, target, entry.name, entry.function);
  js::SetConstants(env.isolate(), target, "statuses",
                   {{"INSTANTIATED", v8::Module::kInstantiated},
                    {"EVALUATING", v8::Module::kEvaluating},
                    {"EVALUATED", v8::Module::kEvaluated},
                    {"ERRORED", v8::Module::kErrored}});
  js::InstallSetEvents(env, target, {state});
  env.isolate()->SetHostInitializeImportMetaObjectCallback(InitializeMeta);
}

}  // namespace bindings
