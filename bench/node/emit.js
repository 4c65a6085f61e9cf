const EventEmitter = require("events");
const emitter = new EventEmitter();
let sum = 0;
emitter.on("tick", (a, b) => { sum = (sum + a + b) | 0; });
for (let i = 0; i < 20000000; i++) emitter.emit("tick", i, 1);
