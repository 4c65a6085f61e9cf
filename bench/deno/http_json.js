function problemOf(order) {
  if (typeof order !== "object" || order === null) return "an order is an object";
  if (typeof order.customer !== "string" || order.customer === "") return "customer is missing";
  if (typeof order.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(order.email)) return "email is wrong";
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
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, async (request) => {
  const order = await request.json();
  const problem = problemOf(order);
  return problem ? Response.json({ problem }, { status: 422 }) : Response.json(totalled(order));
});
