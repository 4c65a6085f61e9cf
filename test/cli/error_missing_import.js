// An import of a file that is not there is reported at its line.
const path = "./fixtures/importing.mjs";
import(path).then(puts);
