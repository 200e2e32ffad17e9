"""Managers."""

import multiprocessing as mp
from multiprocessing.managers import BaseManager


class Account:
    def __init__(self, total):
        self.total = total

    def pay(self, amount):
        self.total += amount
        return self.total

    def fail(self):
        raise LookupError("no money")


class Bank(BaseManager):
    pass


Bank.register("Account", Account)


def fill(shared, items, lock, space):
    with lock:
        shared["n"] = shared.get("n", 0) + 1
        items.append(len(items))
        space.last = "ok"


def pay(account):
    account.pay(5)


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    with mp.Manager() as manager:
        shared, items, lock = manager.dict(a=0), manager.list(), manager.Lock()
        space, queue = manager.Namespace(first=1), manager.Queue()
        processes = [mp.Process(target=fill, args=(shared, items, lock, space)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(dict(shared), list(items), space.first, space.last, str(items))
        queue.put("x")
        print(queue.get(), queue.empty(), manager.Value("i", 5).value)
        nested = manager.list([manager.dict(k=1)])
        nested[0]["k"] = 2
        print(nested[0]["k"])
        try:
            shared["no"]
        except KeyError as error:
            print(error)
        event = manager.Event()
        event.set()
        print(event.wait(1), manager.Semaphore(2).acquire())
    with Bank() as bank:
        account = bank.Account(10)
        process = mp.Process(target=pay, args=(account,))
        process.start()
        process.join()
        print(account.pay(1))
        try:
            account.fail()
        except LookupError as error:
            print(error)
