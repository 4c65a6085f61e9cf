// node --test examples/circle.test.js: what circle.js computes. A test is a script that throws where something is wrong.

var asserts = require("asserts");
var circle = require("./circle.js");

asserts.assertEquals(0, circle.area(0));
asserts.assertEquals(12.56, circle.area(2), "the area of a circle of radius 2");
asserts.assertEquals(12.56, circle.circumference(2));
asserts.assertNaN(circle.area());
