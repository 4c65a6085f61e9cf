const socket = require("dgram").createSocket("udp4");
socket.on("message", (bytes, from) => socket.send(bytes, from.port, from.address));
socket.bind(+process.argv[2], "127.0.0.1");
