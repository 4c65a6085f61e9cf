// binding("dns"): the native half of node.dns (lib/dns.js).
//
//   resolve(owner, type, name)    asks for the values of one of `types`
//   setEvents({ Question: { answer(status, message, values, ttl, cname) } })
//                       called on the owner of the question; status 0 is success, else one of
//                       `statuses`
//   setServers([text])  gives the index of the first that is no "ip[:port]", or undefined
//   types, statuses     objects of numbers

#include <memory>
#include <string>
#include <vector>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "net/resolver.h"

namespace bindings {

using js::Args;
using js::Environment;

struct Dns final : js::BindingState, js::Events {
  Dns() : Events("dns", "Question") {}
  js::Event answer{this, "answer"};
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
  Question(v8::Isolate* isolate, v8::Local<v8::Value> owner) : owner_(isolate, owner) {}

  void Done() override {
    Environment& env = *Environment::Current();
    v8::Isolate* isolate = env.isolate();
    js::CallbackScope scope(env);
    scope.Call(
        dns->answer, owner_.Get(isolate),
        {v8::Integer::New(isolate, static_cast<int>(status)),
         js::String(isolate, net::DnsStatusMessage(status)), StringArray(isolate, answer.values),
         v8::Integer::NewFromUnsigned(isolate, answer.ttl), js::String(isolate, answer.cname)});
  }

 private:
  v8::Global<v8::Value> owner_;
};

static void Resolve(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const auto type = static_cast<net::DnsType>(js::Int32Of(args[1]));
  dns->resolver.Resolve(type, js::ToUtf8(isolate, args[2]),
                        std::make_unique<Question>(isolate, args[0]));
}

static void SetServers(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (!args[0]->IsArray()) return;
  v8::Local<v8::Array> texts = args[0].As<v8::Array>();
  std::vector<net::Address> servers;
  for (uint32_t i = 0; i < texts->Length(); ++i) {
    v8::Local<v8::Value> text;
    if (!texts->Get(isolate->GetCurrentContext(), i).ToLocal(&text)) return;
    std::optional<net::Address> server = net::Resolver::ParseServer(js::ToUtf8(isolate, text));
    if (!server) return args.GetReturnValue().Set(i);
    servers.push_back(*server);
  }
  dns->resolver.SetServers(std::move(servers));
}

void RegisterDns(Environment& env, v8::Local<v8::Object> target) {
  dns = env.Own(std::make_unique<Dns>());
  constexpr auto number = [](auto value) { return static_cast<double>(value); };
  js::SetConstants(env.isolate(), target, "types",
                   {{"A", number(net::DnsType::kA)},
                    {"AAAA", number(net::DnsType::kAaaa)},
                    {"PTR", number(net::DnsType::kPtr)}});
  js::SetConstants(env.isolate(), target, "statuses",
                   {{"TEMPFAIL", number(net::DnsStatus::kTempFail)},
                    {"PROTOCOL", number(net::DnsStatus::kProtocol)},
                    {"NXDOMAIN", number(net::DnsStatus::kNxDomain)},
                    {"NODATA", number(net::DnsStatus::kNoData)},
                    {"NOMEM", number(net::DnsStatus::kNoMem)},
                    {"BADQUERY", number(net::DnsStatus::kBadQuery)}});
  js::InstallSetEvents(env, target, {dns});
  js::SetFunction(env, target, "resolve", Resolve);
  js::SetFunction(env, target, "setServers", SetServers);
}

}  // namespace bindings
