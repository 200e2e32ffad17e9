from threading import Condition, Thread


def dine(times, eat):
    table, eating, meals = Condition(), set(), [0] * 5

    def philosopher(me):
        neighbours = {(me - 1) % 5, (me + 1) % 5}

        def may_eat():
            fair = meals[me] <= min(meals) + 1
            return fair and not neighbours & eating

        for _ in range(times):
            # Both forks at once, or none: so there is no circle.
            with table:
                table.wait_for(may_eat)
                eating.add(me)
            eat(me)
            with table:
                eating.remove(me)
                meals[me] += 1
                table.notify_all()

    threads = [
        Thread(target=philosopher, args=(n,)) for n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
