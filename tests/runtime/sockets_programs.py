"""Programs with sockets, and what they print: on a desktop too."""

from __future__ import annotations

__all__ = ["PROGRAMS"]

PROGRAMS: dict[str, tuple[str, str]] = {
    "connections, timeouts and refusals": (
        """
        import errno, socket
        left, right = socket.socketpair()
        left.sendall(b"one\\ntwo\\n"); left.shutdown(socket.SHUT_WR)
        with right, right.makefile() as lines: print(list(lines))
        left.close()
        with socket.create_server(("127.0.0.1", 0)) as server:
            address = server.getsockname()
            with socket.create_connection(address) as client, server.accept()[0] as peer:
                print(client.getpeername() == address, peer.getpeername() == client.getsockname())
                client.settimeout(0.05)
                try: client.recv(1)
                except TimeoutError as error: print(error)
                client.setblocking(False)
                try: client.recv(1)
                except BlockingIOError: print("nothing yet")
                peer.close(); client.setblocking(True); print(client.recv(1))
            with socket.socket() as second:
                try: second.bind(address)
                except OSError as error: print(errno.errorcode[error.errno])
        try: socket.create_connection(address)
        except ConnectionRefusedError: print("refused")
        """,
        "['one\\n', 'two\\n']\nTrue True\ntimed out\nnothing yet\nb''\nEADDRINUSE\nrefused\n",
    ),
    "servers of the library": (
        """
        import asyncio, http.server, socketserver, threading, urllib.request
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200); self.end_headers(); self.wfile.write(self.path.encode())
            def log_message(self, *args): pass
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
            threading.Thread(target=server.serve_forever).start()
            with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/x") as answer:
                print(answer.status, answer.read())
            server.shutdown()
        async def main():
            async def echo(reader, writer):
                writer.write((await reader.readline()).upper()); await writer.drain()
                writer.close()
            async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
                reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
                writer.write(b"hello\\n"); print(await reader.read()); writer.close()
        asyncio.run(main())
        """,
        "200 b'/x'\nb'HELLO\\n'\n",
    ),
}
