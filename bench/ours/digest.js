var data = new Uint8Array(1024);
for (var i = 0; i < 200000; i++) node.crypto.digest("sha256", data, "hex");
