"""Lines as a print has them, in two languages."""

from __future__ import annotations

LINES = [
    "The committee heard the harbour master on the state of the",
    "north wall, which had been under repair since the great storm",
    "of the year before. He said that the stones were sound, and",
    "that the mortar alone had failed; it would be renewed by the",
    "autumn. Members asked who was to pay for it. The clerk read",
    "out the letter of the province, which promised a third of",
    "the sum and no more. It was resolved to write once again,",
    "and to send the engineer himself with the drawings.",
    "Nobody voted against it. The second matter was the ferry,",
    "for which two offers had come in; both were found to be too",
    "high, and the clerk was told to ask in the other ports of",
    "the coast whether anyone would run it for less.",
]
GERMAN = [
    "Die Kommission hörte den Hafenmeister über den Zustand der",
    "nördlichen Mauer, die seit dem großen Sturm ausgebessert",
    "wurde. Er sagte, dass die Steine heil seien und nur der",
    "Mörtel versagt habe; er werde bis zum Herbst erneuert. Man",
    "fragte, wer dafür zahle. Der Schreiber verlas den Brief der",
    "Provinz, die ein Drittel versprach und nicht mehr. Es wurde",
    "beschlossen, noch einmal zu schreiben und den Ingenieur mit",
    "den Plänen selbst zu schicken.",
]
