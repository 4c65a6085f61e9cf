-- wrk: POST of an order as JSON. The first argument is the number of its items: 14 make 1 KB.
function init(arguments)
  local items = {}
  for i = 1, tonumber(arguments[1]) do
    items[i] = string.format('{"article":"part %d","quantity":%d,"price":%d.5,"note":"as always"}', i, i % 5 + 1, i * 3)
  end
  wrk.method = "POST"
  wrk.body = '{"customer":"Ada Lovelace","email":"ada@example.com","items":[' .. table.concat(items, ",") .. "]}"
  wrk.headers["Content-Type"] = "application/json"
  request = wrk.format()
end
