"""A picture of the chapter: who does what, and when."""

STYLE = """svg { color-scheme: light dark }
text { font: 13px sans-serif; fill: light-dark(#222, #ddd) }
path { stroke: gray } .end { text-anchor: end }
.k0 { fill: light-dark(#25a, #8bf) }
.k1 { fill: light-dark(#a40, #fa6) }"""
LEFT, WIDTH = 84, 320


class Timeline:
    """Bars over time: `{lane: [row, …]}`.

    A row is a list of `(begin, end, kind)`, with kinds 0 and 1.
    With `totals`, each lane says when it ends.
    """

    def __init__(self, title, lanes, unit, totals=False):
        self.title, self.lanes, self.unit = title, lanes, unit
        self.totals = totals

    def __repr__(self):
        return f"{self.title}: {self.lanes}"

    def _repr_svg_(self):
        last = max(map(self.end, self.lanes))
        scale = (WIDTH - LEFT - 8) / last
        drawn, told, y = "", [], 8
        for lane, rows in self.lanes.items():
            drawn += f'<text x="4" y="{y + 13}">{lane}</text>'
            spans = []
            step, high = (17, 15) if len(rows) == 1 else (8, 7)
            for number, row in enumerate(rows):
                for begin, end, kind in row:
                    width = max(1, (end - begin) * scale - 1)
                    drawn += (
                        f'<rect x="{LEFT + begin * scale:.1f}"'
                        f' y="{y + step * number}" rx="2"'
                        f' height="{high}" width="{width:.1f}"'
                        f' class="k{kind}"/>'
                    )
                    spans.append(f"{short(begin)} to {short(end)}")
            told.append(f"{lane}: {', '.join(spans)}")
            if self.totals:
                drawn += (
                    f'<text x="4" y="{y + 30}">'
                    f"{self.end(lane):.2f} {self.unit}</text>"
                )
            y += step * len(rows) + 9
        drawn += (
            f'<path d="M{LEFT} {y}H{WIDTH - 8}"/>'
            f'<text x="{LEFT}" y="{y + 16}">0</text>'
            f'<text x="{WIDTH - 8}" y="{y + 16}" class="end">'
            f"{short(last)} {self.unit}</text>"
        )
        told = f"{self.title}. In {self.unit}, {'; '.join(told)}"
        return (
            f'<svg role="img" viewBox="0 0 {WIDTH} {y + 24}"'
            f' width="{WIDTH}" height="{y + 24}"'
            ' xmlns="http://www.w3.org/2000/svg">'
            f"<title>{told}</title><style>{STYLE}</style>"
            f"{drawn}</svg>"
        )

    def end(self, lane):
        return max(
            bar[1] for row in self.lanes[lane] for bar in row
        )


def short(number):
    return f"{round(number, 2):g}"
