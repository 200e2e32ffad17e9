"""Numeric addresses, and files that are sent."""

import os, signal, socket, tempfile

kind = socket.SOCK_STREAM
for host in ("127.0.0.1", "0.0.0.0", "192.0.2.1", "localhost"):
    print([entry[4] for entry in socket.getaddrinfo(host, 80, socket.AF_INET, kind)])
left, right = socket.socketpair()
with tempfile.TemporaryFile() as file:
    file.write(b"0123456789")
    file.flush()
    left.setblocking(False)
    print(os.get_blocking(left.fileno()))
    left.setblocking(True)
    print(os.sendfile(left.fileno(), file.fileno(), 2, 3), right.recv(9))
    print(left.sendfile(file, 6), right.recv(9), file.tell())
left.close()
right.close()
try:
    signal.signal(signal.SIGKILL, print)
except OSError as error:
    print(error.strerror)
