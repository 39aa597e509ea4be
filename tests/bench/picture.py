"""The times as a picture: seconds over words, both logarithmic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import floor, log10
from typing import Final

_WIDTH: Final = 760
_HEIGHT: Final = 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 150, 24, 56
# Okabe and Ito's colours, told apart under the three deficiencies of colour vision; ours is the darkest.
_COLOURS: Final = ("#08306b", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#666666")
_MARKS: Final = ("circle", "square", "triangle", "diamond", "circle", "square", "triangle")

Seconds = Mapping[str, Mapping[int, float]]


def draw(seconds: Seconds) -> str:
    """An SVG document; each line carries its name at its end."""
    drawn = {name: dict(sorted(points.items())) for name, points in seconds.items() if points}
    sizes = [size for points in drawn.values() for size in points]
    times = [time for points in drawn.values() for time in points.values()]
    scale = _Scale(min(sizes), max(sizes), 10.0 ** floor(log10(min(times))), max(times) * 1.6)
    body = [*_axes(scale), *_lines(drawn, scale)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="speed-title" font-family="sans-serif" font-size="13">\n'
        '<title id="speed-title">Seconds to align two versions of a text, over its length in words</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


class _Scale:
    """Where a size and a time stand in the picture."""

    def __init__(self, least_x: float, most_x: float, least_y: float, most_y: float) -> None:
        self.x_range = (log10(least_x), log10(most_x))
        self.y_range = (log10(least_y), log10(most_y))

    def x(self, size: float) -> float:
        low, high = self.x_range
        return _LEFT + (log10(size) - low) / ((high - low) or 1) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, time: float) -> float:
        low, high = self.y_range
        return _HEIGHT - _BOTTOM - (log10(time) - low) / ((high - low) or 1) * (_HEIGHT - _TOP - _BOTTOM)


def _axes(scale: _Scale) -> Iterator[str]:
    for power in range(floor(scale.y_range[0]), floor(scale.y_range[1]) + 1):
        y = scale.y(10.0**power)
        label = f"{10.0**power:g}"
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#dddddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#333333">{label}</text>'
    for size in (400, 4_000, 40_000, 400_000):
        if scale.x_range[0] <= log10(size) <= scale.x_range[1]:
            x, foot = scale.x(size), _HEIGHT - _BOTTOM
            yield f'<path d="M{x:.1f} {_TOP}V{foot}" stroke="#eeeeee"/>'
            yield f'<text x="{x:.1f}" y="{foot + 20}" text-anchor="middle" fill="#333333">{size:,}</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    place = f'x="{middle}" y="{_HEIGHT - 12}" text-anchor="middle"'
    yield f'<text {place} fill="#333333">words in each version</text>'
    yield (
        f'<text transform="translate(18 {(_TOP + _HEIGHT - _BOTTOM) / 2}) rotate(-90)" text-anchor="middle" '
        'fill="#333333">seconds</text>'
    )


def _lines(drawn: Seconds, scale: _Scale) -> Iterator[str]:
    taken: list[float] = []
    for number, (name, points) in enumerate(drawn.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [(scale.x(size), scale.y(time)) for size, time in points.items()]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{3 if not number else 2}"/>'
        yield from (_mark(_MARKS[number % len(_MARKS)], x, y, colour) for x, y in places)
        x, y = places[-1]
        while any(abs(y - other) < 14 for other in taken):
            y += 7
        taken.append(y)
        weight = ' font-weight="bold"' if not number else ""
        yield f'<text x="{x + 9:.1f}" y="{y + 4:.1f}" fill="{colour}"{weight}>{escape(name)}</text>'


def _mark(shape: str, x: float, y: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    corners = {
        "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        "triangle": ((0, -5), (5, 4), (-5, 4)),
        "diamond": ((0, -5), (5, 0), (0, 5), (-5, 0)),
    }[shape]
    points = " ".join(f"{x + right:.1f},{y + down:.1f}" for right, down in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'
