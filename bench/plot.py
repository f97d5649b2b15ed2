# SPDX-License-Identifier: Apache-2.0
"""A log-log plot as SVG: lines over sizes, and a guide that grows as the list.
"""
import math

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 40, 50
COLORS = ["#0b6e99", "#d9730d", "#ad1a72", "#448361", "#787774"]


def decades(values):
    low = math.floor(math.log10(min(values)))
    return low, max(low + 1, math.ceil(math.log10(max(values))))


def number(value):
    for size, sign in ((1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:g}{sign}"
    return f"{value:g}"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


class Axes:
    def __init__(self, xs, ys):
        self.x, self.y = decades(xs), decades(ys)

    def at(self, x, y):
        across = (math.log10(x) - self.x[0]) / (self.x[1] - self.x[0])
        up = (math.log10(y) - self.y[0]) / (self.y[1] - self.y[0])
        return (LEFT + across * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM))

    def grid(self):
        for power in range(self.x[0], self.x[1] + 1):
            x, _ = self.at(10 ** power, 10 ** self.y[0])
            yield (f'<path class="grid" d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}"/>'
                   f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" '
                   f'text-anchor="middle">{number(10 ** power)}</text>')
        for power in range(self.y[0], self.y[1] + 1):
            _, y = self.at(10 ** self.x[0], 10 ** power)
            yield (f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
                   f'<text x="{LEFT - 8}" y="{y + 4:.1f}" '
                   f'text-anchor="end">{number(10.0 ** power)}</text>')


def growth(title, across, up, series):
    """series = {label: [(x, y), ...]}; the SVG text."""
    points = [point for line in series.values() for point in line]
    axes = Axes([x for x, _ in points], [y for _, y in points])
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
           f'{HEIGHT}" role="img" aria-label="{escape(title)}">',
           "<style>text{font:12px sans-serif;fill:#333}"
           ".grid{stroke:#ddd}.line{fill:none;stroke-width:2}"
           ".guide{stroke:#999;stroke-dasharray:4 4;fill:none}</style>",
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
           f'<text x="{LEFT}" y="22" font-weight="bold">{escape(title)}'
           "</text>", *axes.grid(),
           f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" '
           f'text-anchor="middle">{escape(across)}</text>',
           f'<text transform="translate(18 {HEIGHT / 2}) rotate(-90)" '
           f'text-anchor="middle">{escape(up)}</text>']
    for color, (label, line) in zip(COLORS, series.items()):
        path = "L".join("{:.1f} {:.1f}".format(*axes.at(x, y))
                        for x, y in line)
        out.append(f'<path class="line" stroke="{color}" d="M{path}"/>')
        for x, y in line:
            cx, cy = axes.at(x, y)
            out.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="3" '
                       f'fill="{color}"/>')
        x, y = axes.at(*line[-1])
        out.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" '
                   f'style="fill:{color}">{escape(label)}</text>')
    first = next(iter(series.values()))
    x, y = first[0]
    ratio = min(first[-1][0] / x, 10 ** axes.y[1] / y)
    a, b = axes.at(x, y), axes.at(x * ratio, y * ratio)
    out.append(f'<path class="guide" d="M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} '
               f'{b[1]:.1f}"/><text x="{b[0] - 8:.1f}" y="{b[1] + 14:.1f}" '
               'text-anchor="end">as fast as the list</text></svg>')
    return "\n".join(out) + "\n"
