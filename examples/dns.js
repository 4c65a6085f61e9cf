// Resolves google.com, then the addresses it got back into names.
var resolution = node.dns.resolve4("google.com");

resolution.addCallback(function (addresses, ttl, cname) {
  puts("addresses: " + JSON.stringify(addresses));
  puts("ttl: " + JSON.stringify(ttl));
  puts("cname: " + JSON.stringify(cname));

  addresses.forEach(function (a) {
    var reversing = node.dns.reverse(a);
    reversing.addCallback(function (domains, ttl, cname) {
      puts("reverse for " + a + ": " + JSON.stringify(domains));
    });
    reversing.addErrback(function (code, msg) {
      puts("reverse for " + a + " failed: " + msg);
    });
  });
});

resolution.addErrback(function (code, msg) {
  puts("error: " + msg);
});
