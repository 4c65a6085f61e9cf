// DNS (API document, "DNS"): node.dns.
//
// Every query gives a promise: success(values, ttl in seconds, canonical name) or error(code, message).
"use strict";

const native = binding("dns");
const { A, AAAA, PTR } = native.types;
const MAX_SERVERS = 1000;

function isString(value) {
  return typeof value === "string" || value instanceof String;
}

function query(method, type, name, what) {
  if (!isString(name)) throw new TypeError(method + ": the " + what + " must be a string");
  const text = String(name);
  const promise = new node.Promise();
  native.resolve({ promise, title: method + " " + JSON.stringify(text) }, type, text);
  return promise;
}

native.setEvents({
  Question: {
    answer(status, message, values, ttl, cname) {
      if (status === 0) this.promise.emitSuccess([values, ttl, cname]);
      else this.promise.emitError([status, this.title + ": " + message]);
    },
  },
});

return {
  ...native.statuses,

  // IPv4 addresses of a domain.
  resolve4(domain) {
    return query("resolve4", A, domain, "domain");
  },

  // IPv6 addresses of a domain.
  resolve6(domain) {
    return query("resolve6", AAAA, domain, "domain");
  },

  // Domains of an address.
  reverse(ip) {
    return query("reverse", PTR, ip, "address");
  },

  // setServers(["ip[:port]", ...]): the name servers for the queries that follow, instead of the system's.
  setServers(servers) {
    if (!Array.isArray(servers) || !(servers.length > 0 && servers.length <= MAX_SERVERS)) {
      throw new TypeError(
        "setServers: the servers must be an array of 1 to " + MAX_SERVERS + ' times "ip[:port]"',
      );
    }
    const wrong = native.setServers(Array.from(servers, String));
    if (wrong !== undefined) {
      throw new TypeError("setServers: " + String(servers[wrong]) + ' is not an "ip[:port]"');
    }
  },
};
