#!/bin/sh
# Every example of the pages for users does what its comments say.
exec tools/doc_examples.py doc/api.md doc/security.md doc/deploying.md README.md
