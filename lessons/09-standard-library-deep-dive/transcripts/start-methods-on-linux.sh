# What a process has inherited under each start method of Linux, on Debian's python3.14.
#> version python3.14 --version
#> unseen printf 'import multiprocessing, sys\n\nlanguage = "unknown"\n\n\ndef read(sent):\n    print(f"global {language}, argument {sent}")\n\n\nif __name__ == "__main__":\n    language = "Danish"\n    multiprocessing.set_start_method(sys.argv[1])\n    process = multiprocessing.Process(target=read, args=(language,))\n    process.start()\n    process.join()\n' > letters.py
python3.14 -c "import multiprocessing; print(multiprocessing.get_start_method())"
python3.14 letters.py forkserver
python3.14 letters.py spawn
python3.14 letters.py fork
