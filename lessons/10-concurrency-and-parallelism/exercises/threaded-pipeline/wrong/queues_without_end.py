# fails: test_few_under_way: give the queues a maxsize
from queue import Queue, ShutDown
from threading import Thread


def pipeline(source, *stages):
    queues = [Queue() for _ in range(len(stages) + 1)]
    errors = []

    def stop():
        for queue in queues:
            queue.shutdown(immediate=True)

    def feed():
        try:
            for item in source:
                queues[0].put(item)
            queues[0].shutdown()
        except ShutDown:
            pass
        except Exception as error:
            errors.append(error)
            stop()

    def run(stage, inbox, outbox):
        try:
            while True:
                outbox.put(stage(inbox.get()))
        except ShutDown:
            outbox.shutdown()
        except Exception as error:
            errors.append(error)
            stop()

    threads = [Thread(target=feed)]
    for number, stage in enumerate(stages):
        ends = queues[number : number + 2]
        threads.append(Thread(target=run, args=(stage, *ends)))
    for thread in threads:
        thread.start()
    threads[0].join()
    try:
        while True:
            yield queues[-1].get()
    except ShutDown:
        pass
    finally:
        stop()
        for thread in threads:
            thread.join()
    if errors:
        raise errors[0]
