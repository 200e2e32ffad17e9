"""Servers of the library."""

import http.server, json, logging.handlers, socketserver, threading, urllib.error, urllib.request
import wsgiref.simple_server, xmlrpc.client, xmlrpc.server


class Shop(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/" else 404)
        self.end_headers()
        self.wfile.write(json.dumps({"path": self.path}).encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, *_):
        pass


def begin(server):
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    return server.server_address


with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
    address = "http://{}:{}/".format(*begin(server))
    with urllib.request.urlopen(address) as answer:
        print(answer.status, json.load(answer))
    print(urllib.request.urlopen(address, data=b"abc").read())
    try:
        urllib.request.urlopen(address + "tea")
    except urllib.error.HTTPError as error:
        print(error.code, error.read())
        error.close()
    server.shutdown()


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.strip().upper() + b"\n")


import socket

for kind in (socketserver.TCPServer, socketserver.ThreadingTCPServer):
    with kind(("127.0.0.1", 0), Upper) as server:
        with socket.create_connection(begin(server)) as client:
            client.sendall(b"a\nb\n")
            client.shutdown(socket.SHUT_WR)
            print(client.makefile().read().split())
        server.shutdown()


def app(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [environ["PATH_INFO"].encode()]


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_):
        pass


with wsgiref.simple_server.make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
    print(urllib.request.urlopen("http://{}:{}/x".format(*begin(server))).read())
    server.shutdown()
with xmlrpc.server.SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False) as server:
    server.register_function(pow)
    with xmlrpc.client.ServerProxy("http://{}:{}".format(*begin(server))) as proxy:
        print(proxy.pow(2, 9))
    server.shutdown()
