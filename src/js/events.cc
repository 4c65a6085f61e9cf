#include "js/events.h"

#include <memory>
#include <string>

#include "js/exceptions.h"
#include "js/values.h"

namespace js {

struct TablesOfBinding final : BindingState {
  std::vector<Events*> tables;
};

// The member `name` of `object`; undefined where `object` has none or is no object.
static v8::Local<v8::Value> MemberOf(v8::Isolate* isolate, v8::Local<v8::Value> object,
                                     const char* name) {
  v8::Local<v8::Value> member = v8::Undefined(isolate);
  if (!object->IsObject()) return member;
  return object.As<v8::Object>()
      ->Get(isolate->GetCurrentContext(), Name(isolate, name))
      .FromMaybe(member);
}

bool Events::Take(v8::Isolate* isolate, v8::Local<v8::Object> tables) {
  v8::Local<v8::Value> table = MemberOf(isolate, tables, class_name_);
  for (Event* event : events_) {
    v8::Local<v8::Value> function = MemberOf(isolate, table, event->name_);
    if (!function->IsFunction()) {
      ThrowError(isolate, std::string("binding ") + binding_ + ": " + class_name_ +
                              " has no callback " + event->name_);
      return false;
    }
    event->function_.Reset(isolate, function.As<v8::Function>());
  }
  taken_ = true;
  return true;
}

static void SetEvents(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> tables =
      args[0]->IsObject() ? args[0].As<v8::Object>() : v8::Object::New(isolate);
  auto* binding = static_cast<TablesOfBinding*>(args.Data().As<v8::External>()->Value());
  for (Events* events : binding->tables) {
    if (!events->Take(isolate, tables)) return;
  }
}

void InstallSetEvents(Environment& env, v8::Local<v8::Object> target,
                      std::initializer_list<Events*> tables) {
  auto* binding = env.Own(std::make_unique<TablesOfBinding>());
  binding->tables = tables;
  SetFunction(env, target, "setEvents", SetEvents, v8::External::New(env.isolate(), binding));
}

}  // namespace js
