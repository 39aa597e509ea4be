"""Web pages as text: what a browser shows of them, and what a page says of itself."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "html": (
            "LARGEST",
            "TOO_LARGE",
            "is_address",
            "iso_date",
            "lay_out_checked",
            "page_extract",
            "read_web_page",
            "refuse_monsters",
        ),
        "html_marks": ("plain_figures", "raised", "raised_letters"),
        "linked_sheets": ("LinkedSheets", "Sheets", "is_sheet"),
    },
)
