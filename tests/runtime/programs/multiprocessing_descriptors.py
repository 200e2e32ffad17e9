"""Descriptors sent to another process."""

import multiprocessing as mp
import os, socket
from multiprocessing import reduction


def write(conn):
    fd = reduction.recv_handle(conn)
    os.write(fd, b"from the child")
    os.close(fd)


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    mine, other = mp.Pipe()
    process = mp.Process(target=write, args=(other,))
    process.start()
    with open("given.txt", "wb") as file:
        reduction.send_handle(mine, file.fileno(), process.pid)
    process.join()
    print(open("given.txt").read())
    one, two = socket.socketpair()
    reading, writing = os.pipe()
    socket.send_fds(one, [b"both ", b"ends"], [reading, writing])
    os.close(reading)
    os.close(writing)
    data, fds, _, _ = socket.recv_fds(two, 100, 2)
    print(data, len(fds))
    os.write(fds[1], b"through")
    os.close(fds[1])
    print(os.read(fds[0], 9), os.read(fds[0], 9))
    os.close(fds[0])
    one.close()
    two.close()
