// The assertions of tests are part of the program: include("asserts.js") finds them from anywhere (doc/api.md, "Tests").
// This file gives the same to those who look for them here.
include("node:asserts");
