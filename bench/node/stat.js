const fs = require("fs");
let left = 200000;
function lane() {
  if (left-- > 0) fs.stat(__filename, lane);
}
for (let i = 0; i < 64; i++) lane();
