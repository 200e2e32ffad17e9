# Interpreters with a GIL each: create, exec, call, a queue, shared bytes.
#> version python3.14 --version
cat >desks.py <<'END'
import sys
from concurrent import interpreters

desk = interpreters.create()
sold = 3
desk.exec("sold = 10; print('in there:', sold)")
print("in here: ", sold)

def price(seats):
    return seats * 20

print("called:  ", desk.call(price, 4))

queue = interpreters.create_queue()
seats = ["N1", "N2"]
queue.put(seats)
copy = queue.get()
print("a copy:  ", copy == seats, copy is not seats)

board = bytearray(b"N1 free")
desk.prepare_main(board=memoryview(board))
desk.exec("board[3:] = b'sold'")
print("shared:  ", board.decode())

sys.setswitchinterval(100)
thread = desk.call_in_thread(sum, range(30_000_000))
print("at once: ", thread.is_alive())
thread.join()
desk.close()
END
python3.14 desks.py
