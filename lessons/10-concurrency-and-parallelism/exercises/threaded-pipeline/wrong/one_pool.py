# fails: test_a_thread_for_each_stage: in three different threads
# fails: test_few_under_way: give the queues a maxsize
from concurrent.futures import ThreadPoolExecutor


def pipeline(source, *stages):
    def through(item):
        for stage in stages:
            item = stage(item)
        return item

    with ThreadPoolExecutor(1) as pool:
        yield from pool.map(through, source)
