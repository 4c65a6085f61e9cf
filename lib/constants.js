// The system's numbers (API document, "File I/O"): node.O_* (flags of open), node.R_OK and so on (of access), node.S_*
// (modes of files), node.E* (errors).
"use strict";

return binding("constants").numbers;
