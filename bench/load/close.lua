-- wrk: a connection for each request.
wrk.headers["Connection"] = "close"
