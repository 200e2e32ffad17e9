"""Processes of asyncio."""

import asyncio, sys
from asyncio.subprocess import PIPE


def begin(code, **pipes):
    return asyncio.create_subprocess_exec(sys.executable, "-c", code, **pipes)


async def main():
    code = "import sys; print(sys.stdin.read()[::-1]); sys.exit(4)"
    process = await begin(code, stdin=PIPE, stdout=PIPE)
    print(await process.communicate(b"abc"), process.returncode)
    process = await begin("while True: pass")
    try:
        async with asyncio.timeout(0.2):
            await process.wait()
    except TimeoutError:
        process.kill()
    print(await process.wait())
    process = await begin("for n in range(3): print(n, flush=True)", stdout=PIPE)
    async for line in process.stdout:
        print(line)
    print(await process.wait())
    codes = await asyncio.gather(*(run(n) for n in range(3)))
    print(codes)
    process = await begin("import sys; print('why', file=sys.stderr)", stderr=PIPE, stdout=PIPE)
    print(await process.stderr.read(), await process.wait())
    try:
        await asyncio.create_subprocess_exec("no-such-program")
    except FileNotFoundError as error:
        print(error.filename)
    task = asyncio.create_task(run(0, "import time; time.sleep(60)"))
    await asyncio.sleep(0.3)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


async def run(number, code="import sys; sys.exit(int(sys.argv[1]))"):
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(number))
    try:
        return await process.wait()
    except asyncio.CancelledError:
        process.kill()
        raise


asyncio.run(main())
