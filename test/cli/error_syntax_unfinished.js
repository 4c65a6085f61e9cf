// A file that ends too early is told of with a line of its own, whatever it mentions.
function onLoad() {
