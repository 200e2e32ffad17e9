"""Kinds of descriptors, and the end of a process that nobody writes to."""

import asyncio
import os
import socket
import stat
import sys


def kind(fd):
    mode = os.fstat(fd).st_mode
    return stat.S_ISFIFO(mode), stat.S_ISSOCK(mode)


reading, writing = os.pipe()
left, right = socket.socketpair()
print(kind(reading), kind(left.fileno()))
copy = os.dup(reading)
print(os.path.sameopenfile(reading, copy), os.path.sameopenfile(reading, left.fileno()))
for fd in (reading, writing, copy):
    os.close(fd)
left.close()
right.close()
words = [sys.executable, "-c", "import time; time.sleep(60)"]


async def main():
    child = await asyncio.create_subprocess_exec(*words, stdin=-1, stdout=-1)
    child.kill()
    print(await child.wait())
    start = asyncio.create_task(asyncio.create_subprocess_exec(*words, stdin=-1))
    await asyncio.sleep(0)
    start.cancel()
    try:
        await start
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
