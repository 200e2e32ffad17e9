# What a daemon thread leaves behind when the program ends first.
#> version python3.14 --version
cat >save.py <<'END'
from threading import Event, Thread

half = Event()

def save():
    try:
        with open("page.txt", "w") as page:
            page.write("It will rain ")
            page.flush()
            half.set()
            Event().wait(5)
            page.write("on Sunday.\n")
    finally:
        print("saved")

Thread(target=save, daemon=True).start()
half.wait()
END
python3.14 save.py
cat page.txt; echo "|"
