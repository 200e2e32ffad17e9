"""Datagrams."""

import asyncio, errno, os, select, socket, stat, tempfile

with socket.socket(type=socket.SOCK_DGRAM) as one, socket.socket(type=2) as other:
    other.bind(("127.0.0.1", 0))
    one.sendto(b"hello", other.getsockname())
    one.sendto(b"", other.getsockname())
    print(other.recvfrom(3)[0], other.recvfrom(3)[0], one.type == socket.SOCK_DGRAM)
    other.setblocking(False)
    try:
        other.recv(1)
    except BlockingIOError:
        print("nothing")
    one.connect(other.getsockname())
    one.send(b"x")
    print(select.select([other], [], [], 5)[0] == [other])
    print(other.recvfrom(9)[1] == one.getsockname())
    try:
        one.send(b"x" * 70000)
    except OSError as error:
        print(errno.errorcode[error.errno])
left, right = socket.socketpair(type=socket.SOCK_DGRAM)
left.send(b"a")
left.send(b"b")
print(right.recv(9), right.recv(9))
left.close()
right.close()
with tempfile.TemporaryDirectory() as folder:
    for _ in range(2):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as named:
            named.bind(f"{folder}/name")
            print(stat.S_ISSOCK(os.stat(f"{folder}/name").st_mode))
            os.unlink(f"{folder}/name")
            named.close()


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        self.transport.sendto(data.upper(), address)


class Client(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        transport.sendto(b"shout")

    def datagram_received(self, data, address):
        heard.set_result(data)


async def main():
    global heard
    loop = asyncio.get_running_loop()
    heard = loop.create_future()
    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    address = server.get_extra_info("sockname")
    client, _ = await loop.create_datagram_endpoint(Client, remote_addr=address)
    print(await heard)
    server.close()
    client.close()


asyncio.run(main())
