"""A pool."""

import multiprocessing as mp, os, time

shop = []


def begin(name):
    shop.append(name)


def where(n):
    return shop[0], n * n


def fail(n):
    raise KeyError(n)


def pid_of(_):
    return os.getpid()


def slow(n):
    time.sleep(n)
    return n


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    with mp.Pool(2, begin, ("open",)) as pool:
        print(pool.map(where, range(4), chunksize=1))
        print(pool.starmap(pow, [(2, 3), (3, 2)]), pool.starmap_async(max, [(1, 2)]).get(9))
        print(list(pool.imap(abs, [-1, -2, -3])), sorted(pool.imap_unordered(abs, [-1, -2], 2)))
        print(pool.apply(divmod, (7, 3)), pool.apply_async(max, ([1, 3],)).get(10))
        for call in (lambda: pool.apply(fail, ("tea",)), lambda: pool.map(fail, ["milk"])):
            try:
                call()
            except KeyError as error:
                print(error, "in fail" in str(error.__cause__))
        results = pool.imap(fail, ["egg"])
        try:
            next(results)
        except KeyError as error:
            print(error)
        pids = set(pool.map(pid_of, range(8)))
        print(os.getpid() in pids, len(pids) <= 2)
        got = []
        result = pool.map_async(abs, [-4], callback=got.append, error_callback=got.append)
        result.wait()
        print(result.ready(), result.successful(), result.get(), got)
        failed = pool.apply_async(fail, (5,), callback=got.append, error_callback=got.append)
        failed.wait()
        print(failed.successful(), repr(got[-1]))
        late = pool.apply_async(slow, (0.3,))
        try:
            late.get(timeout=0.01)
        except mp.TimeoutError as error:
            print(type(error).__name__, late.ready())
        try:
            late.successful()
        except ValueError as error:
            print("not ready" in str(error))
        print(pool.map(slow, []), late.get())
    try:
        pool.map(abs, [1])
    except ValueError as error:
        print(error)
    pool = mp.Pool(1, maxtasksperchild=2)
    pids = [pool.apply(pid_of, (n,)) for n in range(4)]
    print(len(set(pids)), pids[0] == pids[1])
    pool.close()
    pool.join()
    with mp.Pool(1) as pool:
        pool.apply_async(slow, (60,))
        pool.terminate()
        pool.join()
        print("ended")
