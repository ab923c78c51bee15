"""Pairs of near meaning from WordNet 3.0's data files (Debian's wordnet-base)."""
import random
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")


def synsets() -> dict[tuple[str, str], dict]:
    """(part of speech, offset) -> its words, its definition and its hypernyms' keys."""
    found = {}
    for pos in ("noun", "verb", "adj", "adv"):
        for line in (FOLDER / f"data.{pos}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            data, _, gloss = line.partition("|")
            fields = data.split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(count)]
            pointers = fields[5 + 2 * count :]
            above = [(p, o) for s, o, p in zip(pointers[0::4], pointers[1::4], pointers[2::4]) if s == "@"]
            found[(fields[2].replace("s", "a"), fields[0])] = {
                "words": words,
                "gloss": gloss.split('; "')[0].strip(),
                "above": above,
            }
    return found


def pairs(limit: int, seed: int) -> list[tuple[str, str]]:
    """Synonyms, word and gloss, gloss and hypernym's gloss: `limit` of them, drawn with `seed`."""
    all_synsets = synsets()
    found = []
    for synset in all_synsets.values():
        words, gloss = synset["words"], synset["gloss"]
        found += [(words[i], words[j]) for i in range(len(words)) for j in range(i)]
        found += [(word, gloss) for word in words]
        found += [(gloss, all_synsets[key]["gloss"]) for key in synset["above"] if key in all_synsets]
    random.Random(seed).shuffle(found)
    return found[:limit]
