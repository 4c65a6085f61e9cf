function problemOf(order) {
  if (typeof order !== "object" || order === null) return "an order is an object";
  if (typeof order.customer !== "string" || order.customer === "") return "customer is missing";
  if (typeof order.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(order.email))
    return "email is wrong";
  if (!Array.isArray(order.items) || order.items.length === 0) return "items are missing";
  for (const item of order.items) {
    if (typeof item.article !== "string") return "article is missing";
    if (!Number.isInteger(item.quantity) || item.quantity < 1) return "quantity is wrong";
    if (typeof item.price !== "number" || item.price < 0) return "price is wrong";
  }
}
function totalled(order) {
  const items = order.items.map((item) => ({ ...item, sum: item.quantity * item.price }));
  return { customer: order.customer, items, total: items.reduce((sum, item) => sum + item.sum, 0) };
}
node.http
  .createServer(function (request, response) {
    var body = "";
    request.setBodyEncoding("utf8");
    request.addListener("body", function (chunk) {
      body += chunk;
    });
    request.addListener("complete", function () {
      var order = JSON.parse(body);
      var problem = problemOf(order);
      response.sendHeader(problem ? 422 : 200, { "Content-Type": "application/json" });
      response.sendBody(JSON.stringify(problem ? { problem } : totalled(order)), "utf8");
      response.finish();
    });
  })
  .listen(ARGV[2], "127.0.0.1");
