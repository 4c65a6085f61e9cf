import { createHash } from "node:crypto";
const data = new Uint8Array(1024);
for (let i = 0; i < 200000; i++) createHash("sha256").update(data).digest("hex");
