// A wrong argument is shown at the call, not within the library.
process.addListener("x", 5);
