// "string_decoder" for packages: text from bytes that come in pieces.
"use strict";

// How many bytes at the end are the beginning of a UTF-8 character.
function openBytes(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

class StringDecoder {
  constructor(encoding = "utf8") {
    this.encoding = String(encoding).toLowerCase().replace("utf-8", "utf8");
    this._rest = new Uint8Array(0);
  }

  write(bytes) {
    if (typeof bytes === "string") return bytes;
    const all = new Uint8Array(this._rest.length + bytes.length);
    all.set(this._rest);
    all.set(bytes, this._rest.length);
    const unit = this.encoding.startsWith("base64") ? all.length % 3 : 0;
    const open = this.encoding === "utf8" ? openBytes(all) : unit;
    this._rest = all.slice(all.length - open);
    return node.decode(all.subarray(0, all.length - open), this.encoding);
  }

  end(bytes) {
    const text = bytes === undefined ? "" : this.write(bytes);
    const rest = this._rest;
    this._rest = new Uint8Array(0);
    return rest.length === 0 ? text : text + node.decode(rest, this.encoding);
  }
}

return { StringDecoder };
