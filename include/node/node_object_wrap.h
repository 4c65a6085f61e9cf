// <node_object_wrap.h>: node::ObjectWrap, as the releases of the winter of 2009 called the header.
#pragma once

#include "node.h"
