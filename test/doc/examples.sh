#!/bin/sh
# Every example of the pages for users does what its comments say.
exec tools/doc_examples.py doc/api.md doc/deploying.md doc/from_node.md doc/recipes.md doc/security.md README.md
