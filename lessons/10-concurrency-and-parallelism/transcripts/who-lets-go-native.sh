# The example who-lets-go on a desktop, where C code gives the GIL back.
#> version python3.14 --version
#> unseen printf '%s\n' 'import sys' 'import zlib' 'from hashlib import sha256' 'from threading import Thread' 'from time import sleep' '' 'data = b"N1 N2 S1 S2 " * 2_000_000' 'state = ""' '' 'def run(job, argument):' '    global state' '    state = "before its end"' '    job(argument)' '    state = "after its end"' '' 'sys.setswitchinterval(100)' 'for name, job, argument in ("sleep", sleep, 0.02), ("sorted", sorted, data), ("sha256", sha256, data), ("crc32", zlib.crc32, data):' '    thread = Thread(target=run, args=(job, argument))' '    thread.start()' '    print(f"{name:6} main looks in {state}")' '    thread.join()' >desks.py
python3.14 desks.py
