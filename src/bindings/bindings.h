// The table of bindings: one for each section of the API, each made when lib/*.js first asks for
// it.
#pragma once

#include <v8.h>

#include "js/builtins.h"
#include "js/environment.h"

namespace bindings {

void RegisterChildProcess(js::Environment& env, v8::Local<v8::Object> target);
void RegisterCompress(js::Environment& env, v8::Local<v8::Object> target);
void RegisterConstants(js::Environment& env, v8::Local<v8::Object> target);
void RegisterCrypto(js::Environment& env, v8::Local<v8::Object> target);
void RegisterDns(js::Environment& env, v8::Local<v8::Object> target);
void RegisterEncode(js::Environment& env, v8::Local<v8::Object> target);
void RegisterEncodings(js::Environment& env, v8::Local<v8::Object> target);
void RegisterEsModule(js::Environment& env, v8::Local<v8::Object> target);
void RegisterExtensions(js::Environment& env, v8::Local<v8::Object> target);
void RegisterFs(js::Environment& env, v8::Local<v8::Object> target);
void RegisterHttpClient(js::Environment& env, v8::Local<v8::Object> target);
void RegisterHttpServer(js::Environment& env, v8::Local<v8::Object> target);
void RegisterInspector(js::Environment& env, v8::Local<v8::Object> target);
void RegisterKinds(js::Environment& env, v8::Local<v8::Object> target);
void RegisterLineEditor(js::Environment& env, v8::Local<v8::Object> target);
void RegisterLoop(js::Environment& env, v8::Local<v8::Object> target);
void RegisterPerformance(js::Environment& env, v8::Local<v8::Object> target);
void RegisterProcess(js::Environment& env, v8::Local<v8::Object> target);
void RegisterRepl(js::Environment& env, v8::Local<v8::Object> target);
void RegisterScript(js::Environment& env, v8::Local<v8::Object> target);
void RegisterService(js::Environment& env, v8::Local<v8::Object> target);
void RegisterSignals(js::Environment& env, v8::Local<v8::Object> target);
void RegisterStatistics(js::Environment& env, v8::Local<v8::Object> target);
void RegisterStdio(js::Environment& env, v8::Local<v8::Object> target);
void RegisterSystem(js::Environment& env, v8::Local<v8::Object> target);
void RegisterTcp(js::Environment& env, v8::Local<v8::Object> target);
void RegisterTls(js::Environment& env, v8::Local<v8::Object> target);
void RegisterTimers(js::Environment& env, v8::Local<v8::Object> target);
void RegisterStructuredClone(js::Environment& env, v8::Local<v8::Object> target);
void RegisterUdp(js::Environment& env, v8::Local<v8::Object> target);
void RegisterUrl(js::Environment& env, v8::Local<v8::Object> target);
void RegisterWatch(js::Environment& env, v8::Local<v8::Object> target);
void RegisterWebSocket(js::Environment& env, v8::Local<v8::Object> target);
void RegisterWorker(js::Environment& env, v8::Local<v8::Object> target);

inline constexpr js::BindingEntry kBindings[] = {
    {"child_process", RegisterChildProcess},
    {"compress", RegisterCompress},
    {"constants", RegisterConstants},
    {"crypto", RegisterCrypto},
    {"dns", RegisterDns},
    {"encode", RegisterEncode},
    {"encodings", RegisterEncodings},
    {"es_module", RegisterEsModule},
    {"extensions", RegisterExtensions},
    {"fs", RegisterFs},
    {"http_client", RegisterHttpClient},
    {"http_server", RegisterHttpServer},
    {"inspector", RegisterInspector},
    {"kinds", RegisterKinds},
    {"line_editor", RegisterLineEditor},
    {"loop", RegisterLoop},
    {"performance", RegisterPerformance},
    {"process", RegisterProcess},
    {"repl", RegisterRepl},
    {"script", RegisterScript},
    {"service", RegisterService},
    {"signals", RegisterSignals},
    {"statistics", RegisterStatistics},
    {"stdio", RegisterStdio},
    {"system", RegisterSystem},
    {"tcp", RegisterTcp},
    {"timers", RegisterTimers},
    {"tls", RegisterTls},
    {"structured_clone", RegisterStructuredClone},
    {"udp", RegisterUdp},
    {"url", RegisterUrl},
    {"watch", RegisterWatch},
    {"websocket", RegisterWebSocket},
    {"worker", RegisterWorker},
};

}  // namespace bindings
