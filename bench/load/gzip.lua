-- wrk: GET of what may be compressed.
wrk.headers["Accept-Encoding"] = "gzip"
