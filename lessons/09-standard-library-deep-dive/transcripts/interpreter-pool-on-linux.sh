# The same task in interpreters within one process, which Pyodide lacks, on Debian's python3.14.
#> version python3.14 --version
#> unseen printf 'currency = "unknown"\n\n\ndef begin(name):\n    global currency\n    currency = name\n\n\ndef quote(price):\n    return f"{price} {currency}"\n' > shop.py
#> unseen printf 'import os\nfrom concurrent.futures import InterpreterPoolExecutor\n\nimport shop\n\nif __name__ == "__main__":\n    for first, *args in (\n        (shop.begin, "euros"),\n        (exec, "import shop; shop.begin(\\"euros\\")"),\n    ):\n        with InterpreterPoolExecutor(\n            1, initializer=first, initargs=args\n        ) as pool:\n            print(*pool.map(shop.quote, [14, 12]))\n            print(pool.submit(lambda: "lambda").result())\n            print(pool.submit(os.getpid).result() == os.getpid())\n' > ask.py
cat ask.py
python3.14 ask.py
