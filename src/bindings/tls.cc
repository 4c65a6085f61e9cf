// binding("tls"): credentials for secure connections; tcp, http_server and http_client take them.
//
//   new Credentials({ server, certificate, certificateFile, key, keyFile, passphrase, authorities, authoritiesFile,
//                     extraAuthoritiesFile, verify, protocols, minVersion, ciphers, sessions })
//                     texts and bytes are PEM, "" where there is none, also of a path; `verify` is
//                     one of `verify`, `protocols` an array of names. An Error, with the setting's name in its message, where one cannot be used.
//   verify            { NONE, OPTIONAL, REQUIRED }
//   defaults          { handshakeTimeout, maxHandshakes }
//
// lib/secure.js has checked what scripts gave.

#include "bindings/tls.h"

#include <utility>

#include "base/file.h"
#include "bindings/bindings.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "js/values.h"
#include "js/wrap.h"
#include "tls/certificate.h"
#include "tls/filter.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

struct TlsState final : js::BindingState {
  v8::Global<v8::FunctionTemplate> credentials;
};

TlsState* state;

class Credentials final : public js::Wrap {
 public:
  static void New(Args args);
  const tls::Credentials& get() const { return *credentials_; }

 private:
  Credentials(Environment& env, v8::Local<v8::Object> object,
              std::unique_ptr<tls::Credentials> credentials)
      : Wrap(env, object), credentials_(std::move(credentials)) {}

  const std::unique_ptr<tls::Credentials> credentials_;
};

v8::Local<v8::Value> Get(v8::Isolate* isolate, v8::Local<v8::Object> object,
                         std::string_view name) {
  return object->Get(isolate->GetCurrentContext(), js::Name(isolate, name)).ToLocalChecked();
}

constexpr size_t kMaxPem = size_t{16} * 1024 * 1024;  // of a file

// Copies what may be a key; no copy but that in `text` stays.
void TakeAndWipe(std::string_view bytes, std::string* text) {
  text->assign(bytes);
  if (!bytes.empty()) explicit_bzero(const_cast<char*>(bytes.data()), bytes.size());
}

// A text or bytes.
bool TakeText(v8::Isolate* isolate, v8::Local<v8::Object> given, std::string_view name,
              std::string* text) {
  base::ByteQueue bytes;
  if (!js::AppendBytes(isolate, Get(isolate, given, name), js::Encoding::kUtf8, "secure", &bytes))
    return false;
  TakeAndWipe(bytes.view(), text);
  return true;
}

// The same, or what the file holds that given[name + "File"] names.
bool TakePem(v8::Isolate* isolate, v8::Local<v8::Object> given, const std::string& name,
             std::string* text) {
  const std::string path = js::ToUtf8(isolate, Get(isolate, given, name + "File"));
  if (path.empty()) return TakeText(isolate, given, name, text);
  base::FileContent content;
  if (const base::Error error = content.ReadFrom(path.c_str(), kMaxPem)) {
    js::Throw(isolate, error, path);
    return false;
  }
  TakeAndWipe(content.view(), text);
  return true;
}

bool TakeSettings(v8::Isolate* isolate, v8::Local<v8::Object> given, tls::Settings* settings) {
  js::Options options(isolate, given);
  settings->side = options.Flag("server") ? tls::Side::kServer : tls::Side::kClient;
  if (!TakePem(isolate, given, "certificate", &settings->certificate) ||
      !TakePem(isolate, given, "key", &settings->key) ||
      !TakeText(isolate, given, "passphrase", &settings->passphrase) ||
      !TakePem(isolate, given, "authorities", &settings->authorities))
    return false;
  settings->extra_authorities_file = options.Text("extraAuthoritiesFile");
  settings->verify = static_cast<tls::Verify>(options.Integer("verify"));
  settings->min_version = options.Text("minVersion");
  settings->ciphers = options.Text("ciphers");
  settings->sessions = options.Flag("sessions");
  const auto protocols = Get(isolate, given, "protocols").As<v8::Array>();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  for (uint32_t i = 0; i < protocols->Length(); ++i)
    settings->protocols.push_back(js::ToUtf8(isolate, protocols->Get(context, i).ToLocalChecked()));
  return true;
}

void Credentials::New(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  tls::Settings settings;
  if (!TakeSettings(isolate, args[0].As<v8::Object>(), &settings)) return;
  base::Error error;
  const char* setting;
  auto made = tls::Credentials::Make(settings, &error, &setting);
  if (made == nullptr) {
    const bool is_variable = std::string_view(setting).starts_with("NODE_");
    isolate->ThrowException(
        js::MakeErrorAbout(isolate, error, (is_variable ? "" : "secure.") + std::string(setting)));
    return;
  }
  new Credentials(*Environment::Current(), args.This(), std::move(made));  // owned by its wrapper
}

v8::Local<v8::Value> ObjectOf(v8::Isolate* isolate, const tls::Certificate& certificate) {
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  const auto set = [&](std::string_view name, const std::string& text) {
    js::Set(isolate, object, name, js::String(isolate, text).As<v8::Value>());
  };
  const auto set_date = [&](std::string_view name, double time) {
    js::Set(isolate, object, name,
            v8::Date::New(isolate->GetCurrentContext(), time).ToLocalChecked());
  };
  set("subject", certificate.subject);
  set("issuer", certificate.issuer);
  v8::Local<v8::Array> names = v8::Array::New(isolate);
  for (const std::string& name : certificate.names) {
    names
        ->CreateDataProperty(isolate->GetCurrentContext(), names->Length(),
                             js::String(isolate, name))
        .Check();
  }
  js::Set(isolate, object, "names", names.As<v8::Value>());
  set_date("validFrom", certificate.valid_from);
  set_date("validTo", certificate.valid_to);
  set("serialNumber", certificate.serial_number);
  set("fingerprint", certificate.fingerprint);
  set("pem", certificate.pem);
  return object;
}

}  // namespace

const tls::Credentials* CredentialsOf(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  if (state == nullptr || !state->credentials.Get(isolate)->HasInstance(value)) return nullptr;
  return &js::Wrap::Unwrap<Credentials>(value.As<v8::Object>())->get();
}

std::unique_ptr<net::Filter> FilterFor(v8::Isolate* isolate, v8::Local<v8::Value> secure) {
  v8::Local<v8::Object> given = secure.As<v8::Object>();
  const tls::Credentials* const credentials =
      CredentialsOf(isolate, Get(isolate, given, "credentials"));
  if (credentials->side() == tls::Side::kServer)
    return std::make_unique<tls::Filter>(*credentials, Get(isolate, given, "asks")->IsTrue());
  tls::Server server{js::ToUtf8(isolate, Get(isolate, given, "name")),
                     js::ToUtf8(isolate, Get(isolate, given, "key"))};
  return std::make_unique<tls::Filter>(*credentials, std::move(server));
}

net::HandshakeLimits HandshakeLimitsOf(v8::Isolate* isolate, v8::Local<v8::Value> secure) {
  js::Options given(isolate, secure.As<v8::Object>());
  return {given.Integer("handshakeTimeout"), given.Integer("maxHandshakes")};
}

v8::Local<v8::Value> SecureOf(v8::Isolate* isolate, const net::Transport& transport) {
  if (transport.filter() == nullptr || !transport.ready()) return v8::Undefined(isolate);
  const auto about = static_cast<const tls::Filter*>(transport.filter())->Describe();
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  const auto set = [&](std::string_view name, const std::string& text) {
    v8::Local<v8::Value> value = v8::Undefined(isolate);
    if (!text.empty()) value = js::String(isolate, text);
    js::Set(isolate, object, name, value);
  };
  set("version", about.version);
  set("cipher", about.cipher);
  set("protocol", about.protocol);
  set("serverName", about.server_name);
  js::Set(isolate, object, "resumed", v8::Boolean::New(isolate, about.resumed).As<v8::Value>());
  v8::Local<v8::Value> certificate = v8::Undefined(isolate);
  if (about.certificate) certificate = ObjectOf(isolate, *about.certificate);
  js::Set(isolate, object, "certificate", certificate);
  return object;
}

void RegisterTls(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<TlsState>());
  js::ClassBuilder<Credentials> credentials(env, "Credentials");
  credentials.Install(target);
  state->credentials.Reset(env.isolate(), credentials.function_template());
  js::SetConstants(env.isolate(), target, "verify",
                   {{"NONE", static_cast<double>(tls::Verify::kNone)},
                    {"OPTIONAL", static_cast<double>(tls::Verify::kOptional)},
                    {"REQUIRED", static_cast<double>(tls::Verify::kRequired)}});
  constexpr net::HandshakeLimits kLimits;
  js::SetConstants(env.isolate(), target, "defaults",
                   {{"handshakeTimeout", kLimits.timeout}, {"maxHandshakes", kLimits.most}});
}

}  // namespace bindings
