"""Whether words that prose shares with the statement are a quotation, or what any two texts may share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.statement_words import GRAM, StatementWords
from edition.analysis.quoting.word_matches import WordMatch, longest_run
from edition.light_dataclass import dataclass

# Words in a row that are a quotation without marks: with five, 7 of 200 texts had a false one.
PROOF: Final = 6
_PROOF_LETTERS: Final = 24  # letters of these words: "at the end of the day" has 16
_PROOF_CONTENTS: Final = 2  # of them that say something
_SURE: Final = 9  # words in a row of which one is enough that says something
SHORT_LETTERS: Final = 11  # letters of a few words in marks: "in this role" has ten
_WORDY_LETTERS: Final = 15  # the same where no word is long: "at the same time" has 13
_CHANGED_LETTERS: Final = 16  # letters of the words that are left of a few in marks, others changed
_CHANGED_CONTENTS: Final = 2  # of them that say something
_SHARE: Final = 0.6  # of the words in marks that are the statement's, where few are
_LEAST_SHARE: Final = 0.25  # of a long stretch in marks: with less the speaker uses a phrase of the statement
_LOOSE: Final = 3  # words at an edge that may belong to the source's own next clause
_CLAUSE_MARKS: Final = ",;:.!?،؛。，、；：–—"
LONG: Final = 12  # words of such a stretch
_WHOLE: Final = 5  # words of a sentence, however common, of which one was left out
_DENYING: Final = 3  # words left out that deny together: *do not*, *have never*, *n'a jamais*
_LIGHT: Final = 4  # letters of the other words among them: do, have, does


@dataclass(frozen=True)
class Proof:
    """What the words of one prose prove to be quoted from the statement in one witness."""

    prose: Prose
    statement: StatementWords

    def enough(self, quoted: Sequence[int], pairs: Sequence[WordMatch], sure: bool) -> bool:
        """Whether the words in a pair of marks are so many of the statement's that they quote it."""
        statement = self.statement
        whole = self._weighed(quoted)
        shared = self._weighed([pair.word for pair in pairs])
        if whole < GRAM or (shared < _LEAST_SHARE * whole and whole > LONG):
            return False
        places = [pair.place for pair in pairs]
        run = longest_run(pairs)
        weight = self._weighed([pair.word for pair in run])
        if weight >= PROOF and self.proves(run):
            return True
        if not sure and len(pairs) == len(quoted) == len(run) and self._says_all(run):
            return True
        if shared < _SHARE * whole or statement.is_name(places):
            return False
        letters = statement.letters(places)
        if not sure and self._turns_round(quoted, pairs):
            return True
        if not sure:
            return shared >= 2 and letters >= SHORT_LETTERS and statement.contents(places) > 0
        if len(pairs) == len(quoted) == len(run):
            says = statement.contents(places) > 0 or letters >= _WORDY_LETTERS
            return says and weight >= GRAM - 0.01 and letters >= SHORT_LETTERS
        many = shared > GRAM and weight >= GRAM - 0.01 and letters >= _CHANGED_LETTERS
        least = 1 if len(pairs) == len(quoted) else _CHANGED_CONTENTS
        return many and (statement.contents(places) >= least or letters >= _PROOF_LETTERS)

    def _weighed(self, words: Sequence[int]) -> float:
        keys = self.prose.keys
        return self.statement.weighed(keys[word] for word in words)

    def _turns_round(self, quoted: Sequence[int], pairs: Sequence[WordMatch]) -> bool:
        """Whether words are a sentence of the statement, up to a mark, but for a denial put in or left out.

        Or, where they are more, but for any one word left out. *It was just food* for *It was never just
        food*: so few may be chance, but whoever quotes the rest and says the opposite must be told.
        """
        statement, quoting = self.statement, self.prose.quoting
        first, last = pairs[0].place, pairs[-1].place
        matched, held = {pair.word for pair in pairs}, {pair.place for pair in pairs}
        put_in = [word for word in quoted if word not in matched]
        left_out = [place for place in range(first, last) if place not in held]
        if quoting is None or len(quoted) < GRAM or len(put_in) > 1 or len(left_out) > _DENYING:
            return False
        slots = statement.stream.slots
        behind = slots[statement.words[last + 1]] if last + 1 < len(statement) else "."
        if not statement.begins_sentence(first) or not any(sign in behind for sign in _CLAUSE_MARKS):
            return False
        elided = {f"n'{self.prose.form(word).casefold()}" for word in put_in}  # ont for n'ont
        lacked = [statement.form(place).casefold().replace("’", "'") for place in left_out]
        lacks_denial = any(map(quoting.negates, lacked))
        if not put_in and len(left_out) == 1 and len(pairs) >= _WHOLE:
            return True
        denies = all(quoting.negates(self.prose.form(word)) for word in put_in)
        instead = lacks_denial and len(pairs) > GRAM  # always for never
        light = all(len(form) <= _LIGHT or quoting.negates(form) for form in lacked)
        return light and (lacks_denial or bool(put_in)) and (denies or instead or bool(elided & {*lacked}))

    def proves_alone(self, run: Sequence[WordMatch]) -> bool:
        """Whether so many words in a row outside marks are more than a phrase that a paraphrase keeps.

        Words at its edges that say nothing do not count, but in a whole sentence of the statement.
        """
        says = [self.statement.says(pair.place) for pair in run]
        if True not in says or self.statement.lists_names([pair.place for pair in run]):
            return False
        first, last = says.index(True), len(says) - says[::-1].index(True)
        whole = self._is_sentence(run)
        return self.proves(run if whole else run[first:last], whole)

    def _is_sentence(self, run: Sequence[WordMatch]) -> bool:
        """Whether words in a row are all words of a sentence of the statement, or of several."""
        end = run[-1].place + 1
        ends = end == len(self.statement) or self.statement.begins_sentence(end)
        return ends and self.statement.begins_sentence(run[0].place)

    def _says_all(self, run: Sequence[WordMatch]) -> bool:
        """Whether words in a row are a sentence of the statement, however common, and no name: *So be it*."""
        small = sum(not self.statement.form(pair.place)[0].isupper() for pair in run)
        return 2 * small >= len(run) and self._is_sentence(run)

    def of_one_paragraph(self, pairs: Sequence[WordMatch]) -> list[WordMatch]:
        """The pairs without a phrase at an edge that another paragraph of the statement happens to have too.

        A sentence of it, what goes on at the very next word, and what stands beside an ellipsis is quoted.
        """
        kept = list(pairs)
        for at_end in (True, False):
            rows = [self.statement.row_of[pair.place] for pair in kept]
            same = rows.count(rows[-1 if at_end else 0])
            at = len(kept) - same if at_end else same
            if not 0 < at < len(kept) or 2 * same > len(kept):
                continue
            before, after, phrase = kept[at - 1], kept[at], kept[at:] if at_end else kept[:at]
            elided = any(word in self.prose.elided for word in range(before.word + 1, after.word + 1))
            if after.place == before.place + 1 or elided or self._is_sentence(phrase) or self.proves(phrase):
                continue
            kept = kept[:at] if at_end else kept[at:]
        return kept

    def without_loose_ends(self, pairs: Sequence[WordMatch]) -> list[WordMatch]:
        """The pairs without words that say nothing at an edge, parted by a mark that the statement lacks."""
        kept = list(pairs)
        for step in (1, -1):
            kept.reverse()
            for at in range(1, min(_LOOSE, len(kept) - 1) + 1):
                after = kept[at - 1] if step > 0 else kept[at]
                if self._parted(after) and not any(self.statement.says(pair.place) for pair in kept[:at]):
                    kept = kept[at:]
                    break
        return kept

    def _parted(self, pair: WordMatch) -> bool:
        """Whether a mark stands before a word of the prose, and none there in the statement."""
        there = self.statement.stream.slots[self.statement.words[pair.place]]
        here = self.prose.stream.slots[pair.word]
        return any(sign in here for sign in _CLAUSE_MARKS) and not any(
            sign in there for sign in _CLAUSE_MARKS
        )

    def proves(self, run: Sequence[WordMatch], whole: bool = False) -> bool:
        """Whether so many words in a row, or a `whole` sentence, are no formula that any two texts share."""
        places = [pair.place for pair in run]
        statement = self.statement
        weight = self._weighed([pair.word for pair in run])
        contents = 1 if whole or weight >= _SURE else _PROOF_CONTENTS
        return (
            weight >= PROOF
            and statement.letters(places) >= _PROOF_LETTERS
            and statement.contents(places) >= contents
        )
