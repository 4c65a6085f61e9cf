// The functions of values.h and objects.h that need all classes whole.
#pragma once

namespace v8_layer {

template <class Self, class Base>
Local<Boolean> ValueOf2009<Self, Base>::ToBoolean() const {
  return Base::ToBoolean(CurrentIsolate());
}
template <class Self, class Base>
Local<String> ValueOf2009<Self, Base>::ToDetailString() const {
  return OrEmpty(Base::ToDetailString(CurrentContext()));
}
template <class Self, class Base>
Local<Int32> ValueOf2009<Self, Base>::ToInt32() const {
  return OrEmpty(Base::ToInt32(CurrentContext()));
}
template <class Self, class Base>
Local<Integer> ValueOf2009<Self, Base>::ToInteger() const {
  return OrEmpty(Base::ToInteger(CurrentContext()));
}
template <class Self, class Base>
Local<Number> ValueOf2009<Self, Base>::ToNumber() const {
  return OrEmpty(Base::ToNumber(CurrentContext()));
}
template <class Self, class Base>
Local<Object> ValueOf2009<Self, Base>::ToObject() const {
  return OrEmpty(Base::ToObject(CurrentContext()));
}
template <class Self, class Base>
Local<String> ValueOf2009<Self, Base>::ToString() const {
  return OrEmpty(Base::ToString(CurrentContext()));
}
template <class Self, class Base>
Local<Uint32> ValueOf2009<Self, Base>::ToUint32() const {
  return OrEmpty(Base::ToUint32(CurrentContext()));
}
template <class Self, class Base>
Local<Uint32> ValueOf2009<Self, Base>::ToArrayIndex() const {
  return OrEmpty(Base::ToArrayIndex(CurrentContext()));
}

inline Local<String> v8_2009::String::New(const char* data, int length) {
  return OrEmpty(
      v8::String::NewFromUtf8(CurrentIsolate(), data, v8::NewStringType::kNormal, length));
}
inline Local<String> v8_2009::String::New(const uint16_t* data, int length) {
  return OrEmpty(
      v8::String::NewFromTwoByte(CurrentIsolate(), data, v8::NewStringType::kNormal, length));
}
inline Local<String> v8_2009::String::NewSymbol(const char* data, int length) {
  return OrEmpty(
      v8::String::NewFromUtf8(CurrentIsolate(), data, v8::NewStringType::kInternalized, length));
}

inline v8_2009::String::AsciiValue::AsciiValue(v8::Local<v8::Value> value) {
  v8::HandleScope handles(CurrentIsolate());
  v8::TryCatch caught(CurrentIsolate());
  v8::Local<v8::String> text;
  if (value.IsEmpty() || !value->ToString(CurrentContext()).ToLocal(&text)) {
    failed_ = true;
    return;
  }
  text_.resize(text->Length());
  text->WriteOneByte(CurrentIsolate(), reinterpret_cast<uint8_t*>(text_.data()), 0, text->Length(),
                     v8::String::NO_NULL_TERMINATION);
}

template <class Self, class Base>
bool ObjectOf2009<Self, Base>::Set(v8::Local<v8::Value> key, v8::Local<v8::Value> value,
                                   v8::PropertyAttribute attributes) {
  if (attributes != v8::None) return ForceSet(key, value, attributes);
  return Base::Set(CurrentContext(), key, value).FromMaybe(false);
}

template <class Self, class Base>
bool ObjectOf2009<Self, Base>::ForceSet(v8::Local<v8::Value> key, v8::Local<v8::Value> value,
                                        v8::PropertyAttribute attributes) {
  v8::Local<v8::String> name;
  return key->ToString(CurrentContext()).ToLocal(&name) &&
         Base::DefineOwnProperty(CurrentContext(), name, value, attributes).FromMaybe(false);
}

template <class Self, class Base>
Local<Array> ObjectOf2009<Self, Base>::GetPropertyNames() {
  return OrEmpty(Base::GetPropertyNames(
      CurrentContext(), v8::KeyCollectionMode::kIncludePrototypes,
      static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
      v8::IndexFilter::kIncludeIndices, v8::KeyConversionMode::kConvertToString));
}

template <class Self, class Base>
Local<Object> ObjectOf2009<Self, Base>::FindInstanceInPrototypeChain(
    v8::Local<v8::FunctionTemplate> type) {
  const void* const slot = this;
  Local<Value> object = Reinterpret<v8::Value>(slot);
  while (object->IsObject() && !type->HasInstance(object)) {
    object = object.As<Object>()->GetPrototype();
  }
  return object->IsObject() ? object.As<Object>() : Local<Object>();
}

template <class Self, class Base>
Local<String> ObjectOf2009<Self, Base>::ObjectProtoToString() {
  return OrEmpty(Base::ObjectProtoToString(CurrentContext()));
}

template <class Self, class Base>
Local<Object> ObjectOf2009<Self, Base>::Clone() {
  return Base::Clone();
}

template <class Self, class Base>
bool ObjectOf2009<Self, Base>::SetHiddenValue(v8::Local<v8::String> key,
                                              v8::Local<v8::Value> value) {
  return Base::SetPrivate(CurrentContext(), Hidden(key), value).FromMaybe(false);
}
template <class Self, class Base>
Local<Value> ObjectOf2009<Self, Base>::GetHiddenValue(v8::Local<v8::String> key) {
  if (!Base::HasPrivate(CurrentContext(), Hidden(key)).FromMaybe(false)) return Local<Value>();
  return OrEmpty(Base::GetPrivate(CurrentContext(), Hidden(key)));
}
template <class Self, class Base>
bool ObjectOf2009<Self, Base>::DeleteHiddenValue(v8::Local<v8::String> key) {
  return Base::DeletePrivate(CurrentContext(), Hidden(key)).FromMaybe(false);
}

inline Local<v8_2009::Object> v8_2009::Array::CloneElementAt(uint32_t index) {
  Local<v8_2009::Value> element = Get(index);
  if (element.IsEmpty() || !element->IsObject()) return Local<v8_2009::Object>();
  return element.As<v8_2009::Object>()->Clone();
}

inline Local<Value> v8_2009::Function::Call(v8::Local<v8::Value> receiver, int argc,
                                            Local<v8_2009::Value> argv[]) {
  return OrEmpty(Call(CurrentContext(), receiver, argc, AsModern(argv)));
}
inline Local<v8_2009::Object> v8_2009::Function::NewInstance(int argc,
                                                             Local<v8_2009::Value> argv[]) const {
  return OrEmpty(NewInstance(CurrentContext(), argc, AsModern(argv)));
}

}  // namespace v8_layer
