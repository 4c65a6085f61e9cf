// binding("dns"): what lib/dns.js makes node.dns of.
//
//   resolve(type, name, function(status, message, values, ttl, cname))
//                       type is one of A, AAAA, PTR below; status 0 is success, else one of the
//                       codes of node.dns
//   setServers([text])  gives the index of the first that is no "ip[:port]", or undefined
//   A, AAAA, PTR, TEMPFAIL, PROTOCOL, NXDOMAIN, NODATA, NOMEM, BADQUERY

#include <memory>
#include <string>
#include <vector>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "net/resolver.h"

namespace bindings {

using js::Args;
using js::Environment;

struct Dns final : js::BindingState {
  net::Resolver resolver;
};

static Dns* dns;

static v8::Local<v8::Array> StringArray(v8::Isolate* isolate,
                                        const std::vector<std::string>& strings) {
  std::vector<v8::Local<v8::Value>> values;
  values.reserve(strings.size());
  for (const std::string& text : strings) values.push_back(js::String(isolate, text));
  return v8::Array::New(isolate, values.data(), values.size());
}

// A question on behalf of a script.
class Question final : public net::DnsQuestion {
 public:
  Question(v8::Isolate* isolate, v8::Local<v8::Function> callback) : callback_(isolate, callback) {}

  void Done() override {
    Environment& env = *Environment::Current();
    v8::Isolate* isolate = env.isolate();
    js::CallbackScope scope(env);
    scope.Call(
        callback_, v8::Undefined(isolate),
        {v8::Integer::New(isolate, static_cast<int>(status)),
         js::String(isolate, net::DnsStatusMessage(status)), StringArray(isolate, answer.values),
         v8::Integer::NewFromUnsigned(isolate, answer.ttl), js::String(isolate, answer.cname)});
  }

 private:
  v8::Global<v8::Function> callback_;
};

static void Resolve(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const auto type = static_cast<net::DnsType>(args[0].As<v8::Int32>()->Value());
  dns->resolver.Resolve(type, js::ToUtf8(isolate, args[1]),
                        std::make_unique<Question>(isolate, args[2].As<v8::Function>()));
}

static void SetServers(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Array> texts = args[0].As<v8::Array>();
  std::vector<net::Address> servers;
  for (uint32_t i = 0; i < texts->Length(); ++i) {
    v8::Local<v8::Value> text = texts->Get(isolate->GetCurrentContext(), i).ToLocalChecked();
    std::optional<net::Address> server = net::Resolver::ParseServer(js::ToUtf8(isolate, text));
    if (!server) return args.GetReturnValue().Set(i);
    servers.push_back(*server);
  }
  dns->resolver.SetServers(std::move(servers));
}

void RegisterDns(Environment& env, v8::Local<v8::Object> target) {
  dns = env.Own(std::make_unique<Dns>());
  v8::Isolate* isolate = env.isolate();
  const auto set_number = [&](const char* name, auto value) {
    js::Set(isolate, target, name, static_cast<int>(value));
  };
  set_number("A", net::DnsType::kA);
  set_number("AAAA", net::DnsType::kAaaa);
  set_number("PTR", net::DnsType::kPtr);
  set_number("TEMPFAIL", net::DnsStatus::kTempFail);
  set_number("PROTOCOL", net::DnsStatus::kProtocol);
  set_number("NXDOMAIN", net::DnsStatus::kNxDomain);
  set_number("NODATA", net::DnsStatus::kNoData);
  set_number("NOMEM", net::DnsStatus::kNoMem);
  set_number("BADQUERY", net::DnsStatus::kBadQuery);
  js::SetFunction(env, target, "resolve", Resolve);
  js::SetFunction(env, target, "setServers", SetServers);
}

}  // namespace bindings
