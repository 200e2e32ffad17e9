from queue import Queue, ShutDown
from threading import Thread


def pipeline(source, *stages):
    queues = [Queue(maxsize=2) for _ in range(len(stages) + 1)]
    errors = []

    def stop():
        for queue in queues:
            queue.shutdown(immediate=True)

    def guarded(work, target):
        try:
            work()
        except ShutDown:
            target.shutdown()
        except BaseException as error:
            errors.append(error)
            stop()

    def feed():
        for item in source:
            queues[0].put(item)
        queues[0].shutdown()

    def run(stage, inbox, outbox):
        while True:
            outbox.put(stage(inbox.get()))

    threads = [Thread(target=guarded, args=(feed, queues[0]))]
    for number, stage in enumerate(stages):
        inbox, outbox = queues[number : number + 2]

        def work(stage=stage, inbox=inbox, outbox=outbox):
            run(stage, inbox, outbox)

        threads.append(Thread(target=guarded, args=(work, outbox)))
    for thread in threads:
        thread.start()
    try:
        while True:
            yield queues[-1].get()
    except ShutDown:
        pass
    finally:
        # Also when it is closed early: nobody may go on waiting.
        stop()
        for thread in threads:
            thread.join()
    if errors:
        raise errors[0]
