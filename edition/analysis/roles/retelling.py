"""Stories that tell the statement as another's words, without marks: of *we* they make *they*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final
from unicodedata import combining, normalize

from edition.analysis.quoting.claims import Search
from edition.analysis.quoting.statement_words import QuotedRun
from edition.analysis.roles.kinship import TRUE
from edition.light_dataclass import dataclass
from edition.model import Transcription, WordRange

_SPEAKS: Final = 3  # *we* or *our* in the sentences told, each of which another version would have to change
# Of the sentences that share words with a statement without *we*, in which who speaks is said: a quarter at
# least in 24 short reports of nine languages; another version adds a *said* here and there. Of 11 more
# one had something of each sentence of the statement, as versions have, and said it in half of its own.
_MOODS: Final = (
    2  # verbs in the mood of reported speech for others of the statement: *habe* for *hat*; see the tests
)
_SAYING: Final = 0.25
_SAYING_OF_ALL: Final = 0.5


@dataclass(frozen=True)
class Retelling:
    """A source's paragraphs, as ranges of words of its prose, beside the statement.

    `runs` are those of three and more words that both have, `outside` the places of the statement that stand
    in no marks of its own.
    """

    search: Search
    paragraphs: Sequence[WordRange]
    runs: Sequence[QuotedRun]
    outside: Sequence[int]

    def is_told(self) -> bool:
        """Whether the source tells the statement as another's words.

        Something of its own says who speaks, or of several *we* none is left for which it has other words;
        what it has nearly word for word is not told so, nor what it lacks. Of a recognised text words may be
        misread. Of a statement without *we*, that nobody is said to speak, it must say often who does.
        """
        prose, statement, words = self.search.prose, self.search.statement, self.search.words
        if Transcription.OCR in (each.stream.witness.transcription for each in (prose, statement)):
            return False
        sentences = {statement.sentences[place] for run in self.runs for place in run.places}
        places = [place for place in self.outside if statement.sentences[place] in sentences]
        held = {place for run in self.runs for place in run.places}
        if not places or len(held) >= TRUE * len(places):
            return False
        in_person = words.speaks(map(statement.form, places))
        if not in_person and words.says_who(map(statement.form, places)):
            return False
        told = list(self._unmarked())
        if words.speaks(map(prose.form, told)):
            return False
        gaps = list(_gaps(self.runs, len(prose.keys), len(statement)))
        lacked = {place for here, there in gaps if not _stand_for(here, there) for place in range(*there)}
        speaking = (place for place in places if words.speaks([statement.form(place)]))
        if len(set(speaking) - lacked) >= _SPEAKS:
            return True
        theirs = {word for here, there in gaps for word in self._also_there(here, there)}
        shared = {word for run in self.runs for word in run.words}
        own = [word for word in told if word not in theirs | shared]
        exchanged = {
            word: there
            for here, there in gaps
            if _stand_for(here, there) and _stand_for(there, here)
            for word in range(*here)
        }
        moods = [word for word in own if word in exchanged and prose.form(word).casefold() in words.moods]
        if sum(not self._respells(word, exchanged[word]) for word in moods) >= _MOODS:
            return True
        if in_person:
            return words.says_who(map(prose.form, own))
        whole = sentences.issuperset(statement.sentences[place] for place in self.outside)
        return self._says_often([word for word in own if word not in exchanged], shared, whole)

    def _respells(self, word: int, places: WordRange) -> bool:
        """Whether only marks over letters tell a word from one of the statement there: *wurden*, *würden*."""
        return _letters(self.search.prose.form(word)) in map(
            _letters, map(self.search.statement.form, range(*places))
        )

    def _says_often(self, own: Sequence[int], shared: set[int], whole: bool) -> bool:
        """Whether of the sentences with shared words enough say in words of the source's own who speaks.

        `whole` says that they share words with each sentence of the statement.
        """
        prose = self.search.prose
        sentence = list(accumulate(map(prose.begins, range(len(prose.keys)))))
        forms: dict[int, list[str]] = {sentence[word]: [] for word in shared}
        for word in own:
            forms.get(sentence[word], []).append(prose.form(word))
        said = sum(map(self.search.words.tells_who, forms.values()))
        return said >= (_SAYING_OF_ALL if whole else _SAYING) * len(forms) and said > whole

    def _also_there(self, words: WordRange, places: WordRange) -> Iterator[int]:
        """The words of the prose that the statement has at some places too."""
        known = {int(self.search.statement.keys[place]) for place in range(*places)}
        return (word for word in range(*words) if self.search.prose.keys[word] in known)

    def _unmarked(self) -> Iterator[int]:
        """The words of the source outside marks that their own paragraph opens."""
        stream = self.search.prose.stream
        for paragraph in self.paragraphs:
            start, first = stream.extent(paragraph).start, paragraph.first
            runs_on = not stream.witness.text[start : self.search.prose.starts[first]].strip()
            inside = {
                word
                for stretch in self.search.prose.stretches(paragraph)
                if not (runs_on and stretch.first == first)
                for word in range(stretch.first, stretch.last)
            }
            yield from (word for word in range(*paragraph) if word not in inside)


def _letters(word: str) -> str:
    """The letters of a word without capitals and without the marks over them."""
    return "".join(sign for sign in normalize("NFD", word.casefold()) if not combining(sign))


def _gaps(runs: Sequence[QuotedRun], words: int, places: int) -> Iterator[tuple[WordRange, WordRange]]:
    """What stands between runs that follow each other in prose and in statement, of so many words each."""
    end_of_words = end_of_places = 0
    for run in sorted(runs):
        if run.prose >= end_of_words and run.place >= end_of_places:
            yield WordRange(end_of_words, run.prose), WordRange(end_of_places, run.place)
        end_of_words, end_of_places = run.prose + run.length, run.place + run.length
    yield WordRange(end_of_words, words), WordRange(end_of_places, places)


def _stand_for(words: WordRange, places: WordRange) -> bool:
    """Whether words are enough to say what the statement does there: a note that it is cut is less."""
    return 2 * (words.end - words.first) >= places.end - places.first
