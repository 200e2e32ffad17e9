"""Connections, timeouts and refusals."""

import errno, selectors, socket, threading

left, right = socket.socketpair()
left.sendall(b"one\ntwo\n")
left.shutdown(socket.SHUT_WR)
with right, right.makefile() as lines:
    print(list(lines))
left.close()
with socket.create_server(("127.0.0.1", 0)) as server:
    address = server.getsockname()
    with socket.create_connection(address) as client, server.accept()[0] as peer:
        print(client.getpeername() == address, peer.getpeername() == client.getsockname())
        client.settimeout(0.05)
        try:
            client.recv(1)
        except TimeoutError as error:
            print(error)
        client.setblocking(False)
        try:
            client.recv(1)
        except BlockingIOError:
            print("nothing yet")
        print(client.gettimeout(), client.family.name, client.type.name, client.fileno() > 2)
        peer.sendmsg([b"ab", b"cd"])
        client.setblocking(True)
        print(client.recv(2, socket.MSG_PEEK), client.recv(1))
        buffer = bytearray(5)
        print(client.recv_into(buffer), buffer)
        peer.sendall(b"12345")
        buffers = [bytearray(2), bytearray(4)]
        print(client.recvmsg_into(buffers)[0], buffers, peer.sendmsg([]))
        peer.send(b"6")
        print(client.recvmsg(9)[:2])
        peer.close()
        print(client.recv(1))
    with socket.socket() as second:
        try:
            second.bind(address)
        except OSError as error:
            print(errno.errorcode[error.errno])
        second.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        second.bind(("localhost", 0))
        print(second.getsockname()[0])
    server.settimeout(0.05)
    try:
        server.accept()
    except TimeoutError as error:
        print(error)
try:
    socket.create_connection(address)
except ConnectionRefusedError:
    print("refused")
with socket.socket() as fresh:
    print(fresh.connect_ex(address) == errno.ECONNREFUSED)
one, other = socket.socketpair()
with selectors.DefaultSelector() as selector:
    selector.register(one, selectors.EVENT_READ, "mine")
    print(selector.select(0.05))
    other.send(b"x")
    print([(key.data, mask) for key, mask in selector.select(5)])
other.close()
print(one.recv(9), one.recv(9))
try:
    one.sendall(b"x" * 9)
except BrokenPipeError as error:
    print(type(error).__name__)
one.close()
try:
    one.send(b"")
except OSError as error:
    print(errno.errorcode[error.errno])


def serve(server):
    connection, _ = server.accept()
    with connection, connection.makefile("rwb") as file:
        for line in file:
            file.write(line.upper())
            file.flush()


with socket.create_server(("", 0)) as server:
    thread = threading.Thread(target=serve, args=(server,))
    thread.start()
    with socket.create_connection(("localhost", server.getsockname()[1])) as client:
        client.sendall(b"hello\n")
        print(client.recv(100), client.getpeername()[0])
    thread.join()
print(socket.gethostbyname("localhost"), socket.getaddrinfo("127.0.0.1", 80, type=1)[0][4])
print(socket.inet_aton("127.0.0.1"), socket.htons(80))
