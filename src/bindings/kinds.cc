// binding("kinds"): what an object is, without a look at its members, so that no code of the program runs.
//
//   kindOf(object) -> a number of `kinds`
//   proxyTarget(proxy) -> what it stands for; null where it is revoked
//   isOwn(function) -> whether it is of lib/
//   promiseState(promise) -> [state of `states`, value or reason]
//   types() -> { isDate(value), isMap(value), ... }: V8's own questions

#include <utility>

#include "bindings/bindings.h"
#include "js/builtins.h"
#include "js/class_builder.h"
#include "js/values.h"

namespace bindings {

using js::Args;

enum Kind { kOther, kProxy, kError, kPromise, kMap, kSet, kWeak, kDate, kRegExp, kBuffer, kBoxed };

static Kind KindOf(v8::Local<v8::Value> value) {
  if (value->IsProxy()) return kProxy;
  if (value->IsNativeError()) return kError;
  if (value->IsPromise()) return kPromise;
  if (value->IsMap()) return kMap;
  if (value->IsSet()) return kSet;
  if (value->IsWeakMap() || value->IsWeakSet()) return kWeak;
  if (value->IsDate()) return kDate;
  if (value->IsRegExp()) return kRegExp;
  if (value->IsArrayBuffer() || value->IsSharedArrayBuffer() || value->IsDataView()) return kBuffer;
  if (value->IsNumberObject() || value->IsStringObject() || value->IsBooleanObject() ||
      value->IsBigIntObject() || value->IsSymbolObject())
    return kBoxed;
  return kOther;
}

static void GetKind(Args args) { args.GetReturnValue().Set(static_cast<int>(KindOf(args[0]))); }

static void ProxyTarget(Args args) {
  if (!args[0]->IsProxy()) return;
  v8::Local<v8::Proxy> proxy = args[0].As<v8::Proxy>();
  if (proxy->IsRevoked()) return args.GetReturnValue().SetNull();
  args.GetReturnValue().Set(proxy->GetTarget());
}

static void IsOwn(Args args) {
  if (!args[0]->IsFunction()) return args.GetReturnValue().Set(false);
  v8::Local<v8::Value> name = args[0].As<v8::Function>()->GetScriptOrigin().ResourceName();
  // Functions of V8 itself have no script, and an empty name.
  args.GetReturnValue().Set(
      !name.IsEmpty() && name->IsString() &&
      js::IsBuiltinScript(js::ToUtf8(args.GetIsolate(), name.As<v8::String>())));
}

static void PromiseState(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (!args[0]->IsPromise()) return;
  v8::Local<v8::Promise> promise = args[0].As<v8::Promise>();
  const v8::Promise::PromiseState state = promise->State();
  v8::Local<v8::Value> values[] = {v8::Integer::New(isolate, state), v8::Undefined(isolate)};
  if (state != v8::Promise::kPending) values[1] = promise->Result();
  args.GetReturnValue().Set(v8::Array::New(isolate, values, 2));
}

using Question = bool (v8::Value::*)() const;

template <Question question>
static void Ask(Args args) {
  args.GetReturnValue().Set(((*args[0])->*question)());
}

template <Question... questions>
static void AskAny(Args args) {
  args.GetReturnValue().Set((((*args[0])->*questions)() || ...));
}

static void Types(Args args) {
  using v8::Value;
  static constexpr std::pair<const char*, v8::FunctionCallback> kTypes[] = {
      {"isAnyArrayBuffer", AskAny<&Value::IsArrayBuffer, &Value::IsSharedArrayBuffer>},
      {"isArgumentsObject", Ask<&Value::IsArgumentsObject>},
      {"isArrayBuffer", Ask<&Value::IsArrayBuffer>},
      {"isArrayBufferView", Ask<&Value::IsArrayBufferView>},
      {"isAsyncFunction", Ask<&Value::IsAsyncFunction>},
      {"isBigInt64Array", Ask<&Value::IsBigInt64Array>},
      {"isBigIntObject", Ask<&Value::IsBigIntObject>},
      {"isBigUint64Array", Ask<&Value::IsBigUint64Array>},
      {"isBooleanObject", Ask<&Value::IsBooleanObject>},
      {"isBoxedPrimitive",
       AskAny<&Value::IsNumberObject, &Value::IsStringObject, &Value::IsBooleanObject,
              &Value::IsBigIntObject, &Value::IsSymbolObject>},
      {"isDataView", Ask<&Value::IsDataView>},
      {"isDate", Ask<&Value::IsDate>},
      {"isExternal", Ask<&Value::IsExternal>},
      {"isFloat32Array", Ask<&Value::IsFloat32Array>},
      {"isFloat64Array", Ask<&Value::IsFloat64Array>},
      {"isGeneratorFunction", Ask<&Value::IsGeneratorFunction>},
      {"isGeneratorObject", Ask<&Value::IsGeneratorObject>},
      {"isInt16Array", Ask<&Value::IsInt16Array>},
      {"isInt32Array", Ask<&Value::IsInt32Array>},
      {"isInt8Array", Ask<&Value::IsInt8Array>},
      {"isMap", Ask<&Value::IsMap>},
      {"isMapIterator", Ask<&Value::IsMapIterator>},
      {"isModuleNamespaceObject", Ask<&Value::IsModuleNamespaceObject>},
      {"isNativeError", Ask<&Value::IsNativeError>},
      {"isNumberObject", Ask<&Value::IsNumberObject>},
      {"isPromise", Ask<&Value::IsPromise>},
      {"isProxy", Ask<&Value::IsProxy>},
      {"isRegExp", Ask<&Value::IsRegExp>},
      {"isSet", Ask<&Value::IsSet>},
      {"isSetIterator", Ask<&Value::IsSetIterator>},
      {"isSharedArrayBuffer", Ask<&Value::IsSharedArrayBuffer>},
      {"isStringObject", Ask<&Value::IsStringObject>},
      {"isSymbolObject", Ask<&Value::IsSymbolObject>},
      {"isTypedArray", Ask<&Value::IsTypedArray>},
      {"isUint16Array", Ask<&Value::IsUint16Array>},
      {"isUint32Array", Ask<&Value::IsUint32Array>},
      {"isUint8Array", Ask<&Value::IsUint8Array>},
      {"isUint8ClampedArray", Ask<&Value::IsUint8ClampedArray>},
      {"isWeakMap", Ask<&Value::IsWeakMap>},
      {"isWeakSet", Ask<&Value::IsWeakSet>},
  };
  v8::Local<v8::Object> types = v8::Object::New(args.GetIsolate());
  for (const auto& [name, question] : kTypes)
    js::SetFunction(*js::Environment::Current(), types, name, question);
  args.GetReturnValue().Set(types);
}

void RegisterKinds(js::Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "kindOf", GetKind);
  js::SetFunction(env, target, "proxyTarget", ProxyTarget);
  js::SetFunction(env, target, "isOwn", IsOwn);
  js::SetFunction(env, target, "promiseState", PromiseState);
  js::SetFunction(env, target, "types", Types);
  js::SetConstants(env.isolate(), target, "kinds",
                   {{"OTHER", kOther},
                    {"PROXY", kProxy},
                    {"ERROR", kError},
                    {"PROMISE", kPromise},
                    {"MAP", kMap},
                    {"SET", kSet},
                    {"WEAK", kWeak},
                    {"DATE", kDate},
                    {"REG_EXP", kRegExp},
                    {"BUFFER", kBuffer},
                    {"BOXED", kBoxed}});
  js::SetConstants(env.isolate(), target, "states",
                   {{"PENDING", v8::Promise::kPending}, {"REJECTED", v8::Promise::kRejected}});
}

}  // namespace bindings
