-- wrk: a GET with as many headers as the first argument says, of the length that cookies and the like have.
function init(arguments)
  for i = 2, tonumber(arguments[1]) do
    wrk.headers["X-Header-" .. i] = string.rep("v", 30) .. i
  end
  request = wrk.format()
end
