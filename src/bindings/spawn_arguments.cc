#include "bindings/spawn_arguments.h"

#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "js/exceptions.h"
#include "js/path.h"
#include "js/values.h"

namespace bindings {

static bool TakeStrings(v8::Isolate* isolate, v8::Local<v8::Array> values, const char* what,
                        std::vector<std::string>* strings) {
  for (uint32_t i = 0; i < values->Length(); ++i) {
    v8::Local<v8::Value> value;
    if (!values->Get(isolate->GetCurrentContext(), i).ToLocal(&value)) return false;
    if (!js::ParsePath(isolate, value, what, &strings->emplace_back())) return false;
  }
  return true;
}

static v8::Local<v8::Value> Get(v8::Isolate* isolate, v8::Local<v8::Value> object,
                                const char* name) {
  v8::Local<v8::Value> undefined = v8::Undefined(isolate);
  if (!object->IsObject()) return undefined;
  return object.As<v8::Object>()
      ->Get(isolate->GetCurrentContext(), js::Name(isolate, name))
      .FromMaybe(undefined);
}

// ---- users ----

bool TakeGroup(v8::Isolate* isolate, v8::Local<v8::Value> value, gid_t* gid) {
  *gid = js::Uint32Of(value);
  if (!value->IsString()) return true;
  const std::string name = js::ToUtf8(isolate, value);
  const base::Error error = base::FindGroup(name, gid);
  if (error) js::Throw(isolate, error, name);
  return !error;
}

bool TakeUser(v8::Isolate* isolate, v8::Local<v8::Value> uid, v8::Local<v8::Value> gid,
              base::User* user) {
  user->uid = uid->IsUndefined() ? geteuid() : js::Uint32Of(uid);
  const bool has_group = !gid->IsUndefined();
  const std::string name = uid->IsString() ? js::ToUtf8(isolate, uid) : std::string();
  const base::Error error = base::FindUser(name, user->uid, user);
  if (error && !name.empty()) return js::Throw(isolate, error, name), false;
  if (error && !has_group) {
    constexpr const char* kText = "the user has no entry, so a group must be given";
    js::Throw(isolate, base::Error::Named("ENOENT", kText), std::to_string(user->uid));
    return false;
  }
  return !has_group || TakeGroup(isolate, gid, &user->gid);
}

// ---- spawn ----

// `caller` is the function that a TypeError names.
static bool TakeCommand(v8::Isolate* isolate, const std::string& caller,
                        v8::Local<v8::Value> command, net::SpawnOptions* options) {
  if (command->IsArray()) {
    const std::string what = caller + ": each of the command";
    if (!TakeStrings(isolate, command.As<v8::Array>(), what.c_str(), &options->arguments))
      return false;
    if (!options->arguments.empty()) options->file = options->arguments[0];
    return true;
  }
  std::string text;
  if (!js::ParsePath(isolate, command, caller + ": the command", &text)) return false;
  *options = net::SpawnOptions::Shell(text);
  return true;
}

// The child would fail to enter it without saying so.
static bool TakeFolder(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string* folder) {
  if (value->IsUndefined()) return true;
  if (!js::ParsePath(isolate, value, "options.cwd", folder)) return false;
  struct stat stats;
  base::Error error;
  if (stat(folder->c_str(), &stats) != 0) {
    error = base::Error::System("chdir");
  } else if (!S_ISDIR(stats.st_mode)) {
    error = base::Error::System("chdir", ENOTDIR);
  }
  if (error) js::Throw(isolate, error, *folder);
  return !error;
}

bool TakeSpawnArguments(v8::Isolate* isolate, v8::Local<v8::Value> command,
                        v8::Local<v8::Value> options, SpawnArguments* arguments) {
  net::SpawnOptions& spawn = arguments->options;
  const std::string caller = js::ToUtf8(isolate, Get(isolate, options, "caller"));
  if (!TakeCommand(isolate, caller, command, &spawn)) return false;
  if (!TakeFolder(isolate, Get(isolate, options, "cwd"), &spawn.folder)) return false;
  v8::Local<v8::Value> env = Get(isolate, options, "env");
  if (env->IsArray()) {
    spawn.environment.emplace();
    if (!TakeStrings(isolate, env.As<v8::Array>(), "options.env", &*spawn.environment))
      return false;
  }
  v8::Local<v8::Value> uid = Get(isolate, options, "uid"), gid = Get(isolate, options, "gid");
  if (!uid->IsUndefined() || !gid->IsUndefined()) {
    if (!TakeUser(isolate, uid, gid, &spawn.user.emplace())) return false;
  }
  spawn.own_group = Get(isolate, options, "group")->IsTrue();
  constexpr const char* kNames[] = {"stdin", "stdout", "stderr"};
  for (int fd = 0; fd < 3; ++fd)
    arguments->kinds[fd] = js::Int32Of(Get(isolate, options, kNames[fd]));
  arguments->reports = Get(isolate, options, "reports")->IsTrue();
  arguments->encoding = Get(isolate, options, "encoding");
  return true;
}

}  // namespace bindings
