#!/usr/bin/env python3
"""A proxy between a fast and a slow end, by node.pump, in both directions, over TCP and HTTP, holds up the fast one when 128 KiB
wait at most, passes on each of 128 MiB, and grows by less than 64 MiB."""

from fixtures.ends import try_all

try_all("pump")
