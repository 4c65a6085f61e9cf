-- A GET of one of a thousand articles, by its number.
function request()
  return wrk.format("GET", "/" .. math.random(1, 1000))
end
