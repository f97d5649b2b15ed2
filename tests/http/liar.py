# SPDX-License-Identifier: Apache-2.0
"""A web server that behaves as it is told, for tests of downloads.

Each path has a plan: what the first, second ... request gets, the last for all
that follow. A plan's step is a function of the handler.
"""
import gzip
import http.server
import ssl
import subprocess
import threading
import time


class Liar(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.plans, self.asked, self.scheme = {}, [], "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
            self.scheme = "https"
        threading.Thread(target=self.serve_forever, args=(0.05,),
                         daemon=True).start()

    def plan(self, path, *steps):
        """Sets what a path answers; returns its URL."""
        self.plans[path] = list(steps)
        self.asked.clear()
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}{path}"

    def handle_error(self, request, client_address):
        pass  # a client that goes away is what some tests are about


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.close_connection = True
        path = self.path.split("?")[0]
        self.server.asked.append((path, dict(self.headers)))
        steps = self.server.plans.get(path)
        if not steps:
            return send(self, 404, b"nothing here")
        step = steps.pop(0) if len(steps) > 1 else steps[0]
        return step(self)

    def log_message(self, format, *arguments):
        pass


def send(handler, status, body, length=None, **headers):
    """Answers; length is what Content-Length claims."""
    handler.send_response(status)
    handler.send_header("Content-Length",
                        str(len(body) if length is None else length))
    handler.send_header("Connection", "close")
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def page(status, body, **more):
    return lambda handler: send(handler, status, body, **more)


def whole(body, etag='"one"', **headers):
    """The file, or 304 for whoever holds it."""
    def step(handler):
        if etag and handler.headers.get("If-None-Match") == etag:
            return send(handler, 304, b"", ETag=etag)
        if etag:
            headers["ETag"] = etag
        return send(handler, 200, body, **headers)
    return step


def packed(body, etag='"packed"'):
    """The file, packed on its way."""
    return page(200, gzip.compress(body), ETag=etag, Content_Encoding="gzip")


def cut(body, at, etag='"one"'):
    """The file, broken off after `at` bytes."""
    return lambda handler: send(handler, 200, body[:at], length=len(body),
                                ETag=etag)


def rest(body, etag='"one"', shift=0):
    """What is asked for by Range, when If-Range names this file."""
    def step(handler):
        asked = handler.headers.get("Range", "")
        if not asked or handler.headers.get("If-Range") != etag:
            return send(handler, 200, body, ETag=etag)
        first = int(asked.removeprefix("bytes=").removesuffix("-")) + shift
        return send(handler, 206, body[first:], ETag=etag, Content_Range=
                    f"bytes {first}-{len(body) - 1}/{len(body)}")
    return step


def drip(body, pause, size=1):
    """A few bytes at a time."""
    def step(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        for at in range(0, len(body), size):
            handler.wfile.write(body[at:at + size])
            handler.wfile.flush()
            time.sleep(pause)
    return step


def endless(chunk, announced=False):
    """Bytes without end."""
    def step(handler):
        handler.send_response(200)
        if announced:
            handler.send_header("Content-Length", str(1 << 40))
        handler.send_header("Connection", "close")
        handler.end_headers()
        while True:
            handler.wfile.write(chunk)
    return step


def certificate(folder):
    """A certificate that nobody signed but itself: (file, key)."""
    cert, key = f"{folder}/cert.pem", f"{folder}/key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days",
         "2", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True)
    return cert, key
