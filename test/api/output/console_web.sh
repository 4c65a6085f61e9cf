#!/bin/sh
# console.log() shows what objects of the web's classes hold, and what a program has added to them.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cat > "$work/main.js" <<'JS'
console.log(new Headers({ b: 1, a: 2 }), new URLSearchParams("x=1&x=2"), [new Headers()]);
console.log(new Response("x", { status: 404, statusText: "No" }), new Request("http://a/b", { method: "PUT", body: "x" }));
console.log(new Event("x"), new CustomEvent("y", { detail: { a: 1 } }), new CloseEvent("close", { code: 1000 }));
console.log(new MessageEvent("message", { data: new Uint8Array(2), origin: "ws://a" }), AbortSignal.abort());
class Mine extends Event {
  detail = 7;
}
console.log(new Mine("mine"), Object.create(Headers.prototype));
JS
"$NODE" "$work/main.js" > "$work/out"
diff "$work/out" - <<'OUT'
Headers(2) {"a" => "2","b" => "1"} URLSearchParams(2) {"x" => "1","x" => "2"} [Headers(0) {}]
Response {"status":404,"statusText":"No","url":"","headers":Headers(1) {"content-type" => "text/plain;charset=UTF-8"},"bodyUsed":false} Request {"method":"PUT","url":"http://a/b","headers":Headers(1) {"content-type" => "text/plain;charset=UTF-8"},"bodyUsed":false}
Event {"type":"x"} CustomEvent {"type":"y","detail":{"a":1}} CloseEvent {"type":"close","code":1000,"reason":"","wasClean":false}
MessageEvent {"type":"message","data":Uint8Array(2) [0,0],"origin":"ws://a"} AbortSignal {"aborted":true}
Mine [Event] {"type":"mine","detail":7} Headers {}
OUT
