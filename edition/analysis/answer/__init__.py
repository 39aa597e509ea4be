"""The ten-second answer: do the sources that print the statement say the same?"""

from edition.face import lazily

__all__ = ["differing_places", "differing_places_of", "left_outside", "passages_named", "short_name"]

__getattr__ = lazily(
    __name__,
    {
        "counted_places": ("differing_places", "differing_places_of"),
        "cut_short": ("left_outside",),
        "names": ("short_name",),
        "reasons": ("passages_named",),
    },
)
