// The arguments of a child's spawn(), from lib/child_process.js to net/spawn.h.
#pragma once

#include <v8.h>

#include "net/spawn.h"

namespace bindings {

struct SpawnArguments {
  net::SpawnOptions options;
  int kinds[3];
  bool reports;
  v8::Local<v8::Value> encoding;
};

// False, with an exception thrown, where one is wrong, or where there is no such folder or user.
bool TakeSpawnArguments(v8::Isolate* isolate, v8::Local<v8::Value> command,
                        v8::Local<v8::Value> options, SpawnArguments* arguments);

// A user and a group, each a number or a name; undefined: the user's own groups, or none where the
// system does not know it. False, with the error thrown, where there is no such name.
bool TakeUser(v8::Isolate* isolate, v8::Local<v8::Value> uid, v8::Local<v8::Value> gid,
              base::User* user);
bool TakeGroup(v8::Isolate* isolate, v8::Local<v8::Value> value, gid_t* gid);

}  // namespace bindings
