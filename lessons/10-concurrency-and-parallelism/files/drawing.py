"""Pictures of the chapter: bars over time, and bars to compare."""

STYLE = """svg { color-scheme: light dark }
text { font: 13px sans-serif; fill: light-dark(#222, #ddd) }
path { stroke: gray } .end { text-anchor: end }
.k0 { fill: light-dark(#25a, #8bf) }
.k1 { fill: light-dark(#a40, #fa6) }
.k2 { fill: light-dark(#273, #8d9) }"""
LEFT, WIDTH = 84, 320


def svg(title, height, body):
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}"'
        ' xmlns="http://www.w3.org/2000/svg">'
        f"<title>{title}</title><style>{STYLE}</style>{body}</svg>"
    )


class Timeline:
    """Bars over time: `(lane, begin, end, kind)`, kinds 0 to 2.

    What overlaps within a lane gets rows of its own.
    """

    def __init__(self, title, bars, unit):
        self.title, self.unit = title, unit
        self.bars = sorted(bars, key=lambda bar: bar[1])

    def __repr__(self):
        return f"{self.title} {self.bars}"

    def _repr_svg_(self):
        last = max(end for _, _, end, _ in self.bars)
        scale = (WIDTH - LEFT - 8) / last
        drawn, y = "", 8
        for lane in dict.fromkeys(bar[0] for bar in self.bars):
            drawn += f'<text x="4" y="{y + 13}">{lane}</text>'
            ends = []
            for name, begin, end, kind in self.bars:
                if name != lane:
                    continue
                row = next(
                    (n for n, e in enumerate(ends) if e <= begin),
                    len(ends),
                )
                ends[row : row + 1] = [end]
                width = max(1, (end - begin) * scale - 1)
                drawn += (
                    f'<rect x="{LEFT + begin * scale:.1f}"'
                    f' y="{y + 17 * row}" rx="2" height="15"'
                    f' width="{width:.1f}" class="k{kind}"/>'
                )
            y += 17 * len(ends) + 9
        drawn += (
            f'<path d="M{LEFT} {y}H{WIDTH - 8}"/>'
            f'<text x="{LEFT}" y="{y + 16}">0</text>'
            f'<text x="{WIDTH - 8}" y="{y + 16}" class="end">'
            f"{last:.3g} {self.unit}</text>"
        )
        told = "; ".join(
            f"{lane} from {begin:.3g} to {end:.3g}"
            for lane, begin, end, _ in self.bars
        )
        told = f"{self.title}. In {self.unit}: {told}"
        return svg(told, y + 24, drawn)


class Bars:
    """Bars to compare: `{label: value}`."""

    def __init__(self, title, values, unit):
        self.title, self.values, self.unit = title, values, unit

    def __repr__(self):
        return f"{self.title} {self.values}"

    def _repr_svg_(self):
        scale = (WIDTH - LEFT - 70) / max(self.values.values())
        drawn, y = "", 8
        for label, value in self.values.items():
            width = max(1, value * scale)
            drawn += (
                f'<text x="4" y="{y + 13}">{label}</text>'
                f'<rect x="{LEFT}" y="{y}" height="16" rx="2"'
                f' width="{width:.1f}" class="k0"/>'
                f'<text x="{LEFT + width + 6:.1f}" y="{y + 13}">'
                f"{value:.3g} {self.unit}</text>"
            )
            y += 26
        told = ", ".join(
            f"{label} {value:.3g}"
            for label, value in self.values.items()
        )
        told = f"{self.title}. In {self.unit}: {told}"
        return svg(told, y + 4, drawn)
