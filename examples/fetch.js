// Asks for URLs at the same time, and tells of each its status, its type and its size as it comes.
//
//     node examples/fetch.js http://example.com/ https://example.org/
async function ask(url) {
  try {
    var response = await fetch(url);
    var size = 0;
    for await (var bytes of response.body || []) size += bytes.length;
    puts([response.status, response.headers.get("content-type"), size, response.url].join(" "));
  } catch (error) {
    puts(error.message);
  }
}

ARGV.slice(2).forEach(ask);
