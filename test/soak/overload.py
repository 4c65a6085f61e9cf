#!/usr/bin/env python3
"""At three times what it can serve, a server with maxPending refuses what is above, keeps its memory, and answers the rest soon.

    overload.py [--strict]    # and no later than three times what it takes without load

The load is open: a request begins when its time has come, on a connection of its own, whatever became of those before.
"""

import asyncio
import os
import re
import statistics
import sys

WORK = 20  # ms that an answer waits for somebody else,
PLACES = 4  # who does so much at a time: 200 requests a second
RATE, SECONDS = 600, 4
PENDING = 2 * PLACES

SCRIPT = """
var free = %d, queue = [];
function begin(response) {
  free--;
  setTimeout(function () {
    response.sendHeader(200, {});
    response.sendBody("done");
    response.finish();
    free++;
    if (queue.length > 0) begin(queue.shift());
  }, %d);
}
var server = node.http.createServer(function (request, response) {
  if (free > 0) begin(response);
  else queue.push(response);
}, {maxPending: %d});
server.listen(0, "127.0.0.1");
puts(server.port);
""" % (PLACES, WORK, PENDING)


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])


async def ask(port, times):
    """Adds how long the answer took to times[status]."""
    begin = asyncio.get_running_loop().time()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    times.setdefault(int(answer.split()[1]), []).append(asyncio.get_running_loop().time() - begin)


async def load(port, rate, seconds):
    times, tasks = {}, []
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for number in range(rate * seconds):
        await asyncio.sleep(begin + number / rate - loop.time())
        tasks.append(asyncio.ensure_future(ask(port, times)))
    await asyncio.gather(*tasks)
    return times


async def main():
    server = await asyncio.create_subprocess_exec(os.environ["NODE"], "-e", SCRIPT, stdout=asyncio.subprocess.PIPE)
    port = int(await server.stdout.readline())
    quiet = await load(port, 20, 1)
    before = resident(server.pid)
    loaded = await load(port, RATE, SECONDS)
    grown = resident(server.pid) - before
    after = await load(port, 20, 1)
    server.kill()
    await server.wait()
    for name, times in (("quiet", quiet), ("overloaded", loaded), ("after", after)):
        for status, each in sorted(times.items()):
            last = statistics.quantiles(each, n=100)[98] if len(each) > 1 else each[0]
            print(f"{name:10} {status} {len(each):5} times, p50 {1e3 * statistics.median(each):6.1f} ms, p99 {1e3 * last:6.1f} ms")
    print(f"memory: {before} KiB, and {grown} more")
    capacity = PLACES * 1000 / WORK * SECONDS
    assert set(quiet) == set(after) == {200}
    assert set(loaded) == {200, 503} and len(loaded[503]) > capacity / 2 and len(loaded[200]) > capacity / 4
    # Without the limit those that came last would wait for seconds. --strict is for a machine that does nothing else.
    assert statistics.median(loaded[200]) < 0.5
    if "--strict" in sys.argv:
        assert statistics.quantiles(loaded[200], n=100)[98] < 3 * statistics.quantiles(quiet[200], n=100)[98]
    assert grown < 8 * 1024
    return 0


sys.exit(asyncio.run(main()))
