#!/bin/sh
# An accessor of 2009 answers on an object, on instances and through a prototype; without a setter, assignments are ignored.
. "$(dirname "$0")/fixtures/compile.sh"
cat > "$out/counter.cc" <<'END'
#include <node.h>
using namespace v8;

static int value = 0;
static Handle<Value> Get(Local<String> name, const AccessorInfo& info) {
  return Integer::New(value);
}
static void Set(Local<String> name, Local<Value> to, const AccessorInfo& info) {
  value = to->Int32Value();
}
static Handle<Value> New(const Arguments& args) { return args.This(); }

extern "C" void init(Handle<Object> target) {
  HandleScope scope;
  Local<FunctionTemplate> counter = FunctionTemplate::New(New);
  counter->PrototypeTemplate()->SetAccessor(String::NewSymbol("count"), Get, Set);
  counter->InstanceTemplate()->SetAccessor(String::NewSymbol("fixed"), Get);
  target->Set(String::NewSymbol("Counter"), counter->GetFunction());
  target->SetAccessor(String::NewSymbol("total"), Get, Set);
}
END
module "$out/counter.cc"
script test.js <<'END'
"use strict";
var counter = require("./counter.node");
var c = new counter.Counter();
c.count = 5;
node.assert(c.count === 5 && c.fixed === 5 && counter.total === 5);
node.assert(Object.keys(c).join() === "fixed", "the prototype's accessor was not shadowed");
c.fixed = 9;
counter.total = 7;
node.assert(c.count === 7 && c.fixed === 7);
END
