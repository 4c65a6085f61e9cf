// Uses the module circle.js, which stands in the same folder, in the two ways there are.
//
//     node examples/modules.js

// Its exports as an object:
var circle = require("circle.js");
puts("The area of a circle of radius 4 is " + circle.area(4));

// Its exports as global names:
include("circle.js");
puts("The circumference of a circle of radius 4 is " + circumference(4));

// The same without waiting for the file:
require_async("circle.js")
  .addCallback(function (circle) {
    puts("The area of a circle of radius 5 is " + circle.area(5));
  })
  .addErrback(function (error) {
    puts(error.message);
  });
