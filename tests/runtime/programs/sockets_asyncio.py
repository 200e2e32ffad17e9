"""Streams and protocols of asyncio."""

import asyncio, os, socket, tempfile


async def upper(reader, writer):
    async for line in reader:
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def talk(reader, writer, *lines):
    answers = []
    for line in lines:
        writer.write(line)
        await writer.drain()
        answers.append(await reader.readline())
    writer.write_eof()
    answers.append(await reader.read())
    writer.close()
    await writer.wait_closed()
    return answers


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data[::-1])

    def eof_received(self):
        return False


class Ask(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        transport.write(b"abc")

    def data_received(self, data):
        self.done.set_result(data)


async def main():
    server = await asyncio.start_server(upper, "127.0.0.1", 0)
    async with server:
        address = server.sockets[0].getsockname()
        talks = [talk(*await asyncio.open_connection(*address), b"a\n", b"b\n") for _ in range(3)]
        print(await asyncio.gather(*talks))
    try:
        await asyncio.open_connection(*address)
    except ConnectionRefusedError as error:
        print(type(error).__name__)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "socket")
        async with await asyncio.start_unix_server(upper, path):
            print(await talk(*await asyncio.open_unix_connection(path), b"unix\n"))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, "127.0.0.1", 0)
    async with server:
        done = loop.create_future()
        transport, _ = await loop.create_connection(
            lambda: Ask(done), *server.sockets[0].getsockname()
        )
        print(await done, transport.get_extra_info("peername")[0])
        transport.close()
    one, other = socket.socketpair()
    one.setblocking(False)
    other.setblocking(False)
    await loop.sock_sendall(one, b"raw")
    print(await loop.sock_recv(other, 9))
    try:
        await asyncio.wait_for(loop.sock_recv(other, 1), 0.05)
    except TimeoutError as error:
        print(type(error).__name__)
    seen = asyncio.Event()

    def read():
        print("readable", other.recv(9))
        loop.remove_reader(other)
        seen.set()

    loop.add_reader(other, read)
    one.send(b"!")
    await seen.wait()
    one.close()
    other.close()
    reading, writing = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb")
    )
    os.write(writing, b"pipe")
    os.close(writing)
    print(await reader.read())


asyncio.run(main())
