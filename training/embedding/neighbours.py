"""Writes the table of word neighbours: for each whole word of the vocabulary, the words whose rows point the same way.

    /usr/bin/python3 training/embedding/neighbours.py --model data/models/hindcast-static --out data/models/word-neighbours.bin
"""
import argparse
import json
from pathlib import Path

import numpy as np

from evaluate import Model
from vocabulary import SPECIAL

WIDTH = 64
LOWEST = 0.2
NO_WORD = 0xFFFF
BLOCK = 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, default=Path("data/models/hindcast-static"))
    parser.add_argument("--out", type=Path, default=Path("data/models/word-neighbours.bin"))
    options = parser.parse_args()
    words, rows = whole_words(Model(options.model))
    numbers, similarities = nearest(rows)
    names = "\n".join(words).encode()
    header = {"format": "hindcast-word-neighbours/1", "words": len(words), "neighbours": WIDTH, "listBytes": len(names)}
    options.out.write_bytes(json.dumps(header).encode() + b"\n" + names + numbers.tobytes() + similarities.tobytes())
    print(f"{len(words)} words, {options.out.stat().st_size / 1e6:.1f} MB")


def whole_words(model: Model) -> tuple[list[str], np.ndarray]:
    """Tokens that are whole words, and their rows at length 1."""
    lengths = np.linalg.norm(model.rows, axis=1)
    kept = [i for i, token in enumerate(model.vocabulary.tokens) if not token.startswith("##") and token not in SPECIAL and lengths[i] > 0]
    return [model.vocabulary.tokens[i] for i in kept], model.rows[kept] / lengths[kept, None]


def nearest(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Numbers [words, WIDTH] of the nearest words, nearest first, and their cosines in 255ths; none below LOWEST."""
    numbers = np.full((len(rows), WIDTH), NO_WORD, dtype="<u2")
    similarities = np.zeros((len(rows), WIDTH), dtype=np.uint8)
    for start in range(0, len(rows), BLOCK):
        cosines = rows[start : start + BLOCK] @ rows.T
        cosines[np.arange(len(cosines)), np.arange(start, start + len(cosines))] = -1
        best = np.argpartition(-cosines, WIDTH, axis=1)[:, :WIDTH]
        order = np.argsort(-np.take_along_axis(cosines, best, axis=1), axis=1)
        best = np.take_along_axis(best, order, axis=1)
        found = np.take_along_axis(cosines, best, axis=1)
        near = found >= LOWEST
        numbers[start : start + len(cosines)][near] = best[near]
        similarities[start : start + len(cosines)][near] = np.round(found[near] * 255)
    return numbers, similarities


if __name__ == "__main__":
    main()
