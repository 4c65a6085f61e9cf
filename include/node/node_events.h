// <node_events.h>: node::EventEmitter, as the releases of the winter of 2009 called the header.
#pragma once

#include "node.h"
