def seconds(text):
    minutes, rest = text.split(":")
    return 60 * int(minutes) + int(rest)


class Runner:
    def __init__(self, name, times):
        self.name = name
        self.times = times

    def total(self):
        return sum(seconds(text) for text in self.times)


class Team:
    def __init__(self, name, runners):
        self.name = name
        self.runners = runners

    def total(self):
        return sum(runner.total() for runner in self.runners)


def ranking(entrants):
    rows = []
    for entrant in entrants:
        if isinstance(entrant, Runner):
            rows.append((entrant.total(), entrant.name))
        elif isinstance(entrant, Team):
            rows.append((entrant.total(), entrant.name))
        else:
            raise TypeError(f"cannot rank {entrant!r}")
    return [name for total, name in sorted(rows)]


def winner(entrants):
    return min(
        entrants, key=lambda entrant: entrant.total(), default=None
    )


ada, ben = Runner("Ada", ["50:30"]), Runner("Ben", ["48:10"])
print(ranking([ada, ben, Team("Both", [ada, ben])]))
