-- wrk: POST of an order of 1 KB as JSON.
local items = {}
for i = 1, 14 do
  items[i] = string.format('{"article":"part %d","quantity":%d,"price":%d.5,"note":"as always"}', i, i % 5 + 1, i * 3)
end
wrk.method = "POST"
wrk.body = '{"customer":"Ada Lovelace","email":"ada@example.com","items":[' .. table.concat(items, ",") .. "]}"
wrk.headers["Content-Type"] = "application/json"
