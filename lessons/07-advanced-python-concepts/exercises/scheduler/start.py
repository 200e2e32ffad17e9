def run(tasks):
    done = []
    for name, task in tasks:
        tick = 0
        for ticks in task:
            tick += ticks
        done.append((tick, name, None))
    return done


def mill(ticks):
    yield ticks
    return ticks * 10


print(run([("north", mill(3)), ("south", mill(1))]))
