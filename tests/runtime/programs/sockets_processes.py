"""A server in a process of its own."""

import multiprocessing as mp, socket, subprocess, sys


def serve(ready):
    with socket.create_server(("127.0.0.1", 0)) as server:
        ready.put(server.getsockname())
        for _ in range(2):
            connection, _ = server.accept()
            with connection:
                connection.sendall(connection.recv(99)[::-1])


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    ready = mp.Queue()
    process = mp.Process(target=serve, args=(ready,))
    process.start()
    address = ready.get()
    with socket.create_connection(address) as client:
        client.sendall(b"abc")
        print(client.recv(9))
    code = (
        "import socket, sys; s = socket.create_connection(('127.0.0.1', int(sys.argv[1])));"
        "s.sendall(b'xyz'); print(s.recv(9))"
    )
    print(subprocess.check_output([sys.executable, "-c", code, str(address[1])]))
    process.join()
    print(process.exitcode)
