const fs = require("fs");
let left = 100000;
function lane() {
  if (left-- > 0) fs.readFile(process.argv[2], "utf8", lane);
}
for (let i = 0; i < 64; i++) lane();
