"""An archive of articles put together from the sentences of the corpus, for tries of size.

``python -m discourse.workshop.archive 1000 > archive.jsonl``; the same number always gives the same articles.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator

from discourse.workshop.show import corpus_cases

_CHARACTERS = 2000
_DAYS = 28
_OUTLETS = ("Le Phare", "La Vigie", "L'Écho des îles")


def articles(count: int) -> Iterator[dict[str, str]]:
    """So many articles of about 2,000 characters, with id, date, outlet and text.

    >>> [first, second] = articles(2)
    >>> first["id"], first["date"], 1500 < len(first["text"]) < 5000, first["text"] == second["text"]
    ('a0000000', '2020-01-01', True, False)
    """
    texts = [case.text.replace("\n", " ") for case in corpus_cases() if len(case.text) < _CHARACTERS]
    chance = random.Random(count)
    for number in range(count):
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < _CHARACTERS:
            # a number of its own keeps each paragraph from being one that was seen before
            paragraphs.append(f"{chance.choice(texts)} Le dossier {chance.randrange(10**6)} reste ouvert.")
        month, day = divmod(number, _DAYS)
        yield {
            "id": f"a{number:07}",
            "date": f"{2020 + month // 12 % 7}-{month % 12 + 1:02}-{day + 1:02}",
            "outlet": chance.choice(_OUTLETS),
            "text": "\n\n".join(paragraphs),
        }


if __name__ == "__main__":
    for article in articles(int(sys.argv[1])):
        print(json.dumps(article, ensure_ascii=False))
