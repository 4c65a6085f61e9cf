// How lib/*.js and src/bindings meet: every callback comes from one table, options have names, and no
// bit is typed in lib/*.js. All of lib/ is loaded over the real bindings, each of which is seen on its
// way to it.
#include "bindings/bindings.h"

#include <gtest/gtest.h>
#include <v8.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "js/builtins.h"
#include "js/builtins_data.h"
#include "js/bytes.h"
#include "js/environment.h"
#include "js/leak_check.h"
#include "js/platform.h"
#include "js/values.h"
#include "loop/loop.h"

namespace {

// The checks, each a function () -> array of what is wrong. `found` has all bindings by name, and
// `tables` what lib/*.js gave to setEvents() of each.
constexpr const char kChecks[] = R"JS(
const found = {};
const tables = {};

function observe(name, native) {
  found[name] = native;
  if (native.setEvents === undefined) return;
  const setEvents = native.setEvents;
  native.setEvents = function (given) {
    tables[name] = given;
    setEvents(given);
  };
  native.setEvents.original = setEvents;
}

function messageOf(action) {
  try {
    action();
  } catch (error) {
    return error.message;
  }
  return "nothing thrown";
}

function expect(wrong, what, message, words) {
  const absent = words.filter((word) => !message.includes(word));
  if (absent.length > 0) wrong.push(what + ": " + message + " (without " + absent + ")");
}

function tablesAreTaken() {
  const names = Object.keys(found).filter((name) => found[name].setEvents !== undefined);
  return names.filter((name) => tables[name] === undefined);
}

// A callback that is not looked for is a callback that nothing calls.
function callbacksAreNeeded() {
  const wrong = [];
  for (const [name, given] of Object.entries(tables)) {
    const { original } = found[name].setEvents;
    for (const [className, table] of Object.entries(given)) {
      for (const event of Object.keys(table)) {
        for (const replacement of [undefined, null, 5, {}, "f"]) {
          const changed = { ...given, [className]: { ...table, [event]: replacement } };
          const message = messageOf(() => original(changed));
          expect(wrong, [name, className, event].join("."), message, [name, className, event]);
        }
      }
      const message = messageOf(() => original({ ...given, [className]: undefined }));
      expect(wrong, name + "." + className, message, [name, className]);
    }
    original(given);
  }
  return wrong;
}

function optionsHaveNames() {
  const { backlog, ...limits } = found.http_server.defaults;
  const makers = [
    [{ ...limits, requireHost: false }, (options) => new found.http_server.Server({}, options)],
    [found.http_client.defaults, (options) => new found.http_client.Client({}, "h", 80, options)],
    [{ port: 0, host: "", backlog, reusePort: false }, (options) => new found.tcp.Server({}).listen(options)],
    [{ port: 0, host: "", backlog, reusePort: false }, (options) =>
       new found.http_server.Server({}, { ...limits, requireHost: false }).listen(options)],
  ];
  const wrong = [];
  for (const [options, make] of makers) {
    for (const option of Object.keys(options)) {
      for (const value of [undefined, -1, {}, null]) {
        const message = messageOf(() => make({ ...options, [option]: value }));
        expect(wrong, option + " = " + String(value), message, ["options." + option]);
      }
    }
    expect(wrong, "no options", messageOf(() => make(undefined)), ["options."]);
  }
  return wrong;
}

function numbersAreNumbers() {
  const wrong = [];
  for (const [name, native] of Object.entries(found)) {
    for (const group of ["bits", "results", "defaults", "types", "statuses", "cellIndex"]) {
      for (const [constant, value] of Object.entries(native[group] ?? {})) {
        if (!Number.isInteger(value)) wrong.push([name, group, constant].join("."));
      }
    }
  }
  return wrong;
}

return { observe, found, tables, tablesAreTaken, callbacksAreNeeded, optionsHaveNames, numbersAreNumbers };
)JS";

class Lib {
 public:
  Lib() {
    v8::V8::InitializePlatform(&platform_);
    v8::V8::Initialize();
    environment_ = new js::Environment(&platform_);
    isolate_ = environment_->isolate();
    v8::HandleScope handles(isolate_);
    context_ = environment_->context();
    context_->Enter();
    js::InitBytes(*environment_);
    v8::ScriptCompiler::Source source(js::String(isolate_, kChecks));
    v8::Local<v8::Function> checks =
        v8::ScriptCompiler::CompileFunction(context_, &source, 0, nullptr, 0, nullptr).ToLocalChecked();
    checks_.Reset(isolate_, Call(checks).As<v8::Object>());
  }
  static Lib& Get() {
    static Lib* const lib = new Lib;  // never destroyed: nor is it in the program
    return *lib;
  }

  // Loads every file of lib/.
  void Load();
  // What a check finds wrong, a line each.
  std::string Wrong(const char* check);
  int CountOf(const char* object);

  template <size_t kIndex>
  static void Register(js::Environment& env, v8::Local<v8::Object> target) {
    const js::BindingEntry& entry = bindings::kBindings[kIndex];
    entry.registrar(env, target);
    Lib& lib = Get();
    lib.Call(lib.Check("observe"), {js::String(lib.isolate_, entry.name), target});
  }

 private:
  v8::Local<v8::Value> Call(v8::Local<v8::Value> function,
                            std::initializer_list<v8::Local<v8::Value>> arguments = {}) {
    return function.As<v8::Function>()
        ->Call(environment_->context(), v8::Undefined(isolate_), static_cast<int>(arguments.size()),
               const_cast<v8::Local<v8::Value>*>(arguments.begin()))
        .ToLocalChecked();
  }
  v8::Local<v8::Value> Check(const char* name) {
    return checks_.Get(isolate_)
        ->Get(environment_->context(), js::Name(isolate_, name))
        .ToLocalChecked();
  }

  js::Platform platform_{loop::Loop::Get()};
  js::Environment* environment_;
  v8::Isolate* isolate_;
  v8::Local<v8::Context> context_;
  v8::Global<v8::Object> checks_;
};

template <size_t... kIndexes>
std::array<js::BindingEntry, sizeof...(kIndexes)> Observed(std::index_sequence<kIndexes...>) {
  return {{{bindings::kBindings[kIndexes].name, Lib::Register<kIndexes>}...}};
}

void Lib::Load() {
  static bool loaded = false;
  if (std::exchange(loaded, true)) return;
  v8::HandleScope handles(isolate_);
  static const auto entries = Observed(std::make_index_sequence<std::size(bindings::kBindings)>());
  v8::Local<v8::Object> internal =
      js::LoadBootstrap(*environment_, entries.data(), entries.size()).ToLocalChecked();
  v8::Local<v8::Value> load =
      internal->Get(environment_->context(), js::Name(isolate_, "load")).ToLocalChecked();
  for (size_t i = 0; i < js::kBuiltinSourceCount; ++i) {
    Call(load, {js::Name(isolate_, js::kBuiltinSources[i].name)});
  }
}

std::string Lib::Wrong(const char* check) {
  Load();
  v8::HandleScope handles(isolate_);
  v8::Local<v8::Array> list = Call(Check(check)).As<v8::Array>();
  std::string lines;
  for (uint32_t i = 0; i < list->Length(); ++i) {
    lines += js::ToUtf8(isolate_, list->Get(environment_->context(), i).ToLocalChecked()) + "\n";
  }
  return lines;
}

int Lib::CountOf(const char* object) {
  Load();
  v8::HandleScope handles(isolate_);
  return static_cast<int>(Check(object)
                              .As<v8::Object>()
                              ->GetOwnPropertyNames(environment_->context())
                              .ToLocalChecked()
                              ->Length());
}

TEST(Bindings, LibUsesEveryOne) {
  // All but "extensions", which is made with the first library.
  EXPECT_EQ(Lib::Get().CountOf("found"), static_cast<int>(std::size(bindings::kBindings)) - 1);
}

TEST(Bindings, LibFillsEveryTableOfEvents) {
  EXPECT_EQ(Lib::Get().Wrong("tablesAreTaken"), "");
  EXPECT_GE(Lib::Get().CountOf("tables"), 9);
}

TEST(Bindings, AMissingCallbackIsAnErrorWithItsName) {
  EXPECT_EQ(Lib::Get().Wrong("callbacksAreNeeded"), "");
}

TEST(Bindings, AMissingOptionIsAnErrorWithItsName) {
  EXPECT_EQ(Lib::Get().Wrong("optionsHaveNames"), "");
}

TEST(Bindings, ConstantsAreIntegers) { EXPECT_EQ(Lib::Get().Wrong("numbersAreNumbers"), ""); }

TEST(Bindings, LibTypesNoBit) {
  for (size_t i = 0; i < js::kBuiltinSourceCount; ++i) {
    const js::BuiltinSource& source = js::kBuiltinSources[i];
    EXPECT_EQ(std::string_view(source.data, source.size).find(" 1 << "), std::string_view::npos)
        << "lib/" << source.name << ".js";
  }
}

// V8 keeps what it has to the end of the process: this shows the sanitizer where to look.
class LeakCheck final : public testing::Environment {
  void TearDown() override { js::CheckLeaks(); }
};
testing::Environment* const leak_check = testing::AddGlobalTestEnvironment(new LeakCheck);

}  // namespace
