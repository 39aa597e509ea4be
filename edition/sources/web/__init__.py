"""Web pages as text: what a browser shows of them, and what a page says of itself."""

from edition.face import lazily

__all__ = [
    "LARGEST",
    "TOO_LARGE",
    "LinkedSheets",
    "Sheets",
    "is_address",
    "is_sheet",
    "iso_date",
    "lay_out_checked",
    "page_extract",
    "plain_figures",
    "raised",
    "raised_letters",
    "read_web_page",
    "refuse_monsters",
]

__getattr__ = lazily(
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
