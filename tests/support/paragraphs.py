"""Three paragraphs of a statement, and two of other texts: for tests of the answer."""

FIRST = "The board met in the spring and voted on the new tariff for the small boats of the harbour."
SECOND = "The chairman replied that the repairs to the north wall could not be paid for otherwise."
THIRD = "A vote was taken at noon and the proposal was carried by nine votes to four."
NOTES = "Notes of the harbour office for its members, printed and posted each month."
FERRY = "The ferry will not run on Sunday, as its crew has asked for a day of rest."


def text(*paragraphs: str) -> str:
    """A text of paragraphs with a blank line between."""
    return "\n\n".join(paragraphs)


WHOLE = text(FIRST, SECOND, THIRD)
