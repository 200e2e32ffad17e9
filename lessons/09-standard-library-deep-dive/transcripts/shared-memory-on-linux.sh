# One block of memory under two names, and what is left of it after unlink.
#> version python3.14 --version
#> unseen printf 'from multiprocessing import Process\nfrom multiprocessing.shared_memory import SharedMemory\n\n\ndef erase(name):\n    page = SharedMemory(name)\n    page.buf[:3] = b"---"\n    page.close()\n\n\nif __name__ == "__main__":\n    page = SharedMemory(create=True, size=16)\n    page.buf[:7] = b"the ice"\n    process = Process(target=erase, args=(page.name,))\n    process.start()\n    process.join()\n    print(bytes(page.buf[:7]))\n    page.close()\n    page.unlink()\n    try:\n        SharedMemory(page.name)\n    except FileNotFoundError as error:\n        print("gone:", error.strerror)\n' > page.py
cat page.py
python3.14 page.py
