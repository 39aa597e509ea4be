"""The ten-second answer: do the sources that print the statement say the same?"""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "counted_places": ("differing_places", "differing_places_of"),
        "cut_short": ("left_outside",),
        "names": ("short_name",),
        "reasons": ("passages_named",),
    },
)
