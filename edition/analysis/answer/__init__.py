"""The ten-second answer: do the sources that print the statement say the same?"""

from edition.face import lazily

__all__ = ["differing_places", "left_outside", "passages_named", "short_name"]

__getattr__ = lazily(
    __name__,
    {
        "counted_places": ("differing_places",),
        "cut_short": ("left_outside",),
        "names": ("short_name",),
        "reasons": ("passages_named",),
    },
)
