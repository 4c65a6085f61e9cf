// The small modules, by each form of import: everything must compile, but what stands behind a "@ts-expect-error".

import path, { join, type ParsedPath } from "node:path"; import * as p2 from "path"; import { posix } from "path";
import EE, { EventEmitter, once } from "node:events"; import * as ev from "events";
import assert, { strictEqual, AssertionError } from "assert"; import strict from "node:assert/strict";
import util, { inspect, promisify, types } from "node:util"; import { isDate } from "util/types";
import url, { URL as U2, fileURLToPath, parse } from "node:url"; import qs from "querystring"; import os from "node:os"; import { StringDecoder } from "string_decoder";
import { setTimeout as sleep } from "node:timers/promises"; import timers from "timers"; import proc, { env, argv } from "node:process"; import { isatty } from "tty"; import posix2 from "path/posix";
const s: string = path.resolve(join("a"), p2.basename("b")) + posix.sep + path.posix.sep + posix2.sep; const pp: ParsedPath = path.parse("a");
class Door extends EventEmitter { open() { this.emit("open", 1); } } new Door().on("open", (n) => {}).once("x", () => {}); new EE(); const [x] = await once(new EE(), "a"); ev.once; EE.once(new EE(), "x"); EventEmitter.defaultMaxListeners;
assert(s); assert.ok(s); assert.strict.equal(1, 1); strictEqual(1, 1); strict.equal(1, 1); try { } catch (e) { if (e instanceof AssertionError) puts(e.operator); }
inspect({}); util.format("%s", 1); types.isDate(1); const f = promisify((a: number, cb: (e: any, v: string) => void) => {}); const r: string = await f(1); isDate(2);
const u: U2 = new U2("http://x"); fileURLToPath(u); url.parse("a").pathname; parse("x", true).query; qs.parse("a").b; qs.stringify({ a: 1, b: ["x"] }); os.cpus()[0].model; new StringDecoder("utf8").write(new Uint8Array(1));
await sleep(1); const v: number = await sleep(1, 5); timers.setTimeout(() => {}, 1); timers.setImmediate(() => {}); proc.nextTick(() => {}); env.PATH; argv[0]; proc.stdout.write("x"); isatty(1);
import * as asserts from "asserts"; asserts.assertEquals(1, 1); import { assertTrue } from "node:asserts";
import { createRequire } from "node:module";
puts(createRequire(import.meta.url).resolve("x"));
new MessageChannel().port1.postMessage(1, [new ArrayBuffer(1)]);
// @ts-expect-error
path.nope();
// @ts-expect-error
path.join(5);
// @ts-expect-error
os.nope;
