# fails: test_error_of_a_stage: as if nothing had happened
# fails: test_error_of_the_source: as if nothing had happened
# fails: test_again_after_an_error: as if nothing had happened
from queue import Queue, ShutDown
from threading import Thread


def pipeline(source, *stages):
    queues = [Queue(maxsize=2) for _ in range(len(stages) + 1)]

    def feed():
        try:
            for item in source:
                queues[0].put(item)
        except Exception:
            pass
        queues[0].shutdown()

    def run(stage, inbox, outbox):
        try:
            while True:
                outbox.put(stage(inbox.get()))
        except Exception:
            inbox.shutdown(immediate=True)
            outbox.shutdown()

    threads = [Thread(target=feed)]
    for number, stage in enumerate(stages):
        ends = queues[number : number + 2]
        threads.append(Thread(target=run, args=(stage, *ends)))
    for thread in threads:
        thread.start()
    try:
        while True:
            yield queues[-1].get()
    except ShutDown:
        pass
    finally:
        for queue in queues:
            queue.shutdown(immediate=True)
        for thread in threads:
            thread.join()
