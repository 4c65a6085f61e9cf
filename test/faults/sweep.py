#!/usr/bin/env python3
"""Whichever system call fails, is interrupted or falls short: each operation of the API ends once, all right or in a
clear Error, and nothing crashes, hangs or stays open.

    sweep.py           a sample, as a test: a fault of each call, and mixtures of those that nobody may notice
    sweep.py --all     every fault: at each single call, at many of them, at all (`make faults`)
    sweep.py SCHEDULE  this one, as fixtures/faults.c reads it, and shows its output

One run is fixtures/everything.js under fixtures/faults.c.
"""

import argparse
import concurrent.futures
import itertools
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parent / "fixtures"
STUB = FIXTURES.parent.parent / "api" / "dns" / "fixtures" / "stub.py"
SECONDS = 20  # a run that takes longer is made again with AGAIN times as many: then it hangs
AGAIN = 5
SUCCEEDED, FAILED = 10, 11  # exit codes of everything.js
MOST = 60  # single calls that are tried with --all, of those that are made very often

# What the program must get over so that nobody notices.
HARMLESS = {
    "accept4": "EINTR EAGAIN",
    "close": "EINTR",
    "copy_file_range": "EINTR EXDEV EINVAL ENOSYS short",
    "epoll_wait": "EINTR",
    "fsync": "EINTR",
    "ftruncate": "EINTR",
    "getrandom": "EINTR",
    "open": "EINTR",
    "openat": "EINTR",
    "poll": "EINTR",
    "pread": "EINTR short",
    "preadv2": "EINTR short EOPNOTSUPP ENOSYS",
    "pthread_create": "EAGAIN",
    "pwrite": "EINTR short",
    "pwritev2": "EINTR short EAGAIN EOPNOTSUPP ENOSYS",
    "read": "EINTR short",
    "recv": "EINTR EAGAIN short",
    "recvmmsg": "EINTR EAGAIN",
    "sem_wait": "EINTR",
    "send": "EINTR EAGAIN short",
    "sendfile": "EINTR EAGAIN short EINVAL ENOSYS EIO",
    "sendmmsg": "EINTR EAGAIN short",
    "statfs": "EINTR",
    "truncate": "EINTR",
    "write": "EINTR short",
}

# What somebody must be told of, or may be; where nobody has to be, it is harmless all the same.
HARMFUL = {
    "accept4": "EMFILE ENFILE ENOMEM ECONNABORTED EPERM EIO",
    "access": "EACCES",
    "bind": "EADDRINUSE EACCES",
    "chmod": "EPERM",
    "chown": "EPERM",
    "close": "EIO ENOSPC",
    "connect": "ECONNREFUSED ETIMEDOUT EADDRNOTAVAIL EAGAIN",
    "copy_file_range": "ENOSPC EIO",
    "dlopen": "ENOENT",
    "epoll_ctl": "ENOMEM ENOSPC",
    "fchmod": "EPERM",
    "fcntl": "EMFILE",
    "fdopendir": "ENOMEM",
    "fstat": "EIO",
    "fstatat": "EIO",
    "fsync": "EIO ENOSPC",
    "ftruncate": "ENOSPC",
    "getaddrinfo": "EAI_AGAIN EAI_MEMORY EAI_SYSTEM",
    "getsockname": "ENOBUFS",
    "getsockopt": "ENOBUFS",
    "inotify_add_watch": "ENOSPC ENOMEM",
    "inotify_init1": "EMFILE",
    "kill": "EPERM",
    "link": "EMLINK ENOSPC",
    "listen": "EADDRINUSE",
    "lstat": "EIO",
    "mkdir": "ENOSPC",
    "mkdtemp": "ENOSPC",
    "mkostemp": "EMFILE ENOSPC",
    "open": "EMFILE ENFILE ENOMEM ENOSPC EIO",
    "openat": "EMFILE EACCES",
    "opendir": "EMFILE",
    "pipe2": "EMFILE ENFILE",
    "posix_spawn": "EAGAIN ENOMEM",
    "pread": "EIO",
    "pwrite": "ENOSPC EIO",
    "pwritev2": "ENOSPC EIO",
    "read": "EIO",
    "readdir": "EIO",
    "recv": "ECONNRESET ETIMEDOUT ENOMEM",
    "recvfrom": "ECONNREFUSED ENOMEM",
    "recvmmsg": "ENOMEM ECONNREFUSED",
    "rename": "ENOSPC",
    "rmdir": "EBUSY",
    "send": "EPIPE ECONNRESET ENOBUFS",
    "sendfile": "EPIPE ECONNRESET",
    "sendmmsg": "ENOBUFS EPERM ENETUNREACH",
    "setsockopt": "ENOBUFS",
    "shutdown": "ENOTCONN",
    "socket": "EMFILE ENFILE ENOBUFS",
    "stat": "EIO",
    "statfs": "EIO",
    "symlink": "ENOSPC",
    "truncate": "EIO",
    "unlink": "EBUSY",
    "unlinkat": "EBUSY",
    "utimensat": "EPERM",
    "waitid": "ECHILD",
    "write": "ENOSPC EDQUOT",
    "writev": "ENOBUFS ECONNREFUSED",
}

# Each a call of node.fs whose failure is its own, and no more: for --all.
PLAIN = set("access chmod chown fchmod fstatat fsync ftruncate link lstat mkdtemp statfs symlink truncate utimensat".split())

OFTEN = {"readdir": 40}  # made so often that one of so many is to fail

# What is asked for again until it is granted, as the program has no other way to do its work: were it refused for ever, a
# client would wait for its idle time, a minute. So many refusals must do.
AT_FIRST = {"accept4": "1-20", "epoll_ctl": "1-200"}

# What a fault at one end of a connection looks like at the other; and what everything.js has words of its own for.
CONSEQUENCES = "TRUNCATED ECONNRESET EPIPE ECONNREFUSED ECANCELED SHED TEMPFAIL"


def pairs(table):
    return [(call, fault) for call, faults in table.items() for fault in faults.split()]


class Run:
    """One schedule, and what came of it."""

    def __init__(self, schedule, harmless, storm=None):
        self.schedule = schedule
        self.harmless = harmless
        self.storm = storm
        self.log = {}

    def go(self, node, library, server, seconds=SECONDS):
        with tempfile.TemporaryDirectory() as folder:
            scratch = os.path.join(folder, "scratch")
            os.mkdir(scratch)
            codes = re.findall(r":(E[A-Z_0-9]+)", self.schedule) + CONSEQUENCES.split()
            environment = dict(os.environ, LD_PRELOAD=library, NODE_FAULTS=self.schedule,
                               NODE_FAULTS_LOG=os.path.join(folder, "log"), ASAN_OPTIONS="verify_asan_link_order=0")
            if "dlopen" in self.schedule:
                codes.append("LIBRARY_NOT_FOUND")
            if "EAI_SYSTEM" in codes:
                codes.append("EMFILE")  # what errno says then
            if self.storm:
                environment["NODE_FAULTS_STORM"] = str(self.storm)
            program = subprocess.Popen([node, FIXTURES / "everything.js", scratch, server, ",".join(codes)],
                                       env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            try:
                self.out, self.err = program.communicate(b"what stdin holds\n", timeout=seconds)
                self.in_time = True
            except subprocess.TimeoutExpired:
                self.in_time = False
                program.send_signal(signal.SIGTERM)
                try:
                    self.out, self.err = program.communicate(timeout=5)
                except subprocess.TimeoutExpired:
                    program.kill()
                    self.out, self.err = program.communicate()
            self.code = program.returncode
            self.left = os.listdir(scratch)
            if os.path.exists(environment["NODE_FAULTS_LOG"]):
                for line in open(environment["NODE_FAULTS_LOG"]):
                    call, calls, faults = line.split()
                    self.log[call] = int(calls), int(faults)
        return self

    def verdict(self):
        """None where all is well."""
        err = self.err.decode()
        output_lost = "node: stdout:" in err
        if self.code == 1 and "begun" not in err:  # refused at the start, in a line or two that say why
            return None if not self.harmless and re.search(r"\bE[A-Z]{3,}|[a-z]+: [A-Z][a-z/]+ [a-z]", err) else "start"
        if self.code not in (SUCCEEDED, FAILED):
            return "exit code %d" % self.code
        if self.harmless and self.code == FAILED:
            return "noticed"
        whole = b"one\n" + b"0123456789" * 10000 + b"\ntwo\nthree\n"
        if self.out != whole and not output_lost:
            return "stdout has %d bytes of %d" % (len(self.out), len(whole))
        if "nobody can tell" in err and not re.match(r"(opendir|readdir):1\+", self.schedule):
            return "no list of descriptors"
        return None


def mixtures(seeds):
    """Every harmless fault there is, now and then, in one run; with a storm of signals in every other one."""
    for seed in range(1, seeds + 1):
        chosen = {call: faults.split()[seed % len(faults.split())] for call, faults in HARMLESS.items()}
        for start in (0, 1):
            rules = ["%s:~%d@%d:%s" % (call, 3 + seed % 3, seed, fault)
                     for call, fault in itertools.islice(chosen.items(), start, None, 2)]
            yield Run(",".join(rules), True, storm=500 if seed % 2 else None)


def sample():
    yield from mixtures(3)
    for call, faults in HARMFUL.items():
        if call not in PLAIN:
            yield Run("%s:~%d@1:%s" % (call, OFTEN.get(call, 4), faults.split()[0]), False)
    for schedule in "read:1+:short", "open:/2:EINTR", "getrandom:/2:EINTR", "send:1+:short":  # once noticed
        yield Run(schedule, True)
    for schedule in "send:~4@1:ENOBUFS", "epoll_ctl:/2:ENOSPC":  # once hung
        yield Run(schedule, False)
    yield Run("realtime:2+:-4000000", True)


def everything(calls):
    yield from mixtures(40)
    for call, fault in pairs(HARMLESS):
        yield Run("%s:%s:%s" % (call, "/2" if fault in ("EINTR", "EAGAIN") else "1+", fault), True)
    for seconds in (-4000000, 4000000):
        yield Run("realtime:2+:%d" % seconds, True)
    for table, harmless in ((HARMLESS, True), (HARMFUL, False)):
        for call, fault in pairs(table):
            made = calls.get(call, (0, 0))[0]
            for n in range(1, made + 1, max(1, made // MOST)):
                yield Run("%s:%d:%s" % (call, n, fault), harmless)
    for seed in range(1, 11):
        for call, fault in pairs(HARMFUL):
            yield Run("%s:~%d@%d:%s" % (call, OFTEN.get(call, 5), seed, fault), False)
    for call, fault in pairs(HARMFUL):
        yield Run("%s:%s:%s" % (call, AT_FIRST.get(call, "1+"), fault), False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("schedule", nargs="?")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    node = os.environ.get("NODE", "build/node")
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "faults.so")
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, FIXTURES / "faults.c"], check=True)
        stub = subprocess.Popen([sys.executable, STUB], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        server = "127.0.0.1:" + stub.stdout.readline().decode().strip()

        def go(run):
            run.go(node, library, server)
            return run if run.in_time else run.go(node, library, server, AGAIN * SECONDS)

        try:
            if options.schedule is not None:
                run = go(Run(options.schedule, False))
                print(run.err.decode(), run.log, run.verdict() or "all is well", sep="\n")
                return
            clean = go(Run("", True))
            if clean.verdict():
                sys.exit("without faults: %s\n%s" % (clean.verdict(), clean.err.decode()))
            never = [call for call in {**HARMLESS, **HARMFUL} if call not in clean.log and call != "poll"]
            if never:
                sys.exit("never called: " + ", ".join(never))
            runs = list(everything(clean.log) if options.all else sample())
            bad = failed = faults = 0
            with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
                for run in pool.map(go, runs):
                    faults += sum(count for _, count in run.log.values())
                    failed += run.code == FAILED
                    if run.verdict():
                        bad += 1
                        print("%s  storm %s: %s\n%s" % (run.schedule, run.storm, run.verdict(), run.err.decode()[-2000:]))
            print("%d runs, %d faults, %d runs with failed operations, %d wrong" % (len(runs), faults, failed, bad))
            sys.exit(bad > 0)
        finally:
            stub.kill()


main()
