"""Measures a model folder on what training never saw: written questions over held-out episodes, and meetings' queries.

    /usr/bin/python3 training/embedding/evaluate.py --data ../shared/train --model data/models/hindcast-static
"""
import argparse
import json
import math
import re
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

import corpus
import pairs as pairing
from vocabulary import Vocabulary

PASSAGE_WORDS = 110
RUN = 6
ENOUGH = 0.4


class Model:
    """The exported rows, read back from the ONNX file: what is measured is what is shipped."""

    def __init__(self, folder: Path):
        graph = onnx.load(str(folder / "onnx" / "model_quantized.onnx")).graph
        tables = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
        self.rows = tables["rows"].astype(np.float32) * tables["scales"]
        ids = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
        self.vocabulary = Vocabulary(sorted(ids, key=ids.get))

    def encode(self, text: str) -> np.ndarray:
        vector = self.rows[self.vocabulary.encode(text)].sum(axis=0)
        length = np.linalg.norm(vector)
        return vector / length if length else vector


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--model", type=Path, default=Path("data/models/hindcast-static"))
    options = parser.parse_args()
    model = Model(options.model)
    report("questions", *question_ranks(model, options.data, "q"))
    report("gists", *question_ranks(model, options.data, "g"))
    report("meetings", *meeting_ranks(model, options.data))


def question_ranks(model: Model, root: Path, key: str) -> tuple[list[int | None], int]:
    """Rank of the first passage that holds the asked stretch, among all passages of all held-out episodes."""
    passages = []
    for episode in corpus.podcasts(root):
        if corpus.held_out(episode.file):
            passages += [(episode.file, text) for text in cut(t.text for t in episode.turns)]
    vectors = np.stack([model.encode(text) for _, text in passages])
    runs = [(file, word_runs(text)) for file, text in passages]
    ranks = []
    for question in corpus.questions(root):
        wanted = word_runs(corpus.clean(question["text"]))
        gold = {i for i, (file, held) in enumerate(runs) if file == question["file"] and len(wanted & held) >= ENOUGH * len(wanted)}
        if corpus.held_out(question["file"]) and gold:
            ranks.append(first_rank(vectors @ model.encode(question[key]), gold))
    return ranks, len(passages)


def meeting_ranks(model: Model, root: Path) -> tuple[list[int | None], int]:
    """Rank of the first passage inside the stretch that answers, among the passages of all validation meetings."""
    passages, wanted = [], []
    for meeting, asked in corpus.meetings(root, "val"):
        first = len(passages)
        owners = [turn for turn, text in enumerate(t.text for t in meeting.turns) for _ in text.split()]
        said = [word for turn in meeting.turns for word in turn.text.split()]
        passages += [" ".join(said[i : i + PASSAGE_WORDS]) for i in range(0, len(said), PASSAGE_WORDS)]
        turns_of = [set(owners[i : i + PASSAGE_WORDS]) for i in range(0, len(said), PASSAGE_WORDS)]
        wanted += [(q, {first + i for i, held in enumerate(turns_of) if held & set(spans)}) for q, spans in asked]
    vectors = np.stack([model.encode(text) for text in passages])
    return [first_rank(vectors @ model.encode(q), gold) for q, gold in wanted if gold], len(passages)


def cut(turns) -> list[str]:
    """Whole sentences to about PASSAGE_WORDS words, two of them repeated in the next passage."""
    passages, current = [], []
    for sentence in (s for text in turns for s in pairing.sentences(text)):
        current.append(sentence)
        if sum(len(s.split()) for s in current) >= PASSAGE_WORDS:
            passages.append(" ".join(current))
            current = current[-2:]
    return passages + [" ".join(current)]


def word_runs(text: str) -> set[str]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def first_rank(scores: np.ndarray, gold: set[int]) -> int:
    """From 1."""
    return 1 + int((scores > max(scores[i] for i in gold)).sum())


def report(name: str, ranks: list[int], passages: int) -> None:
    gain = np.mean([1 / math.log2(r + 1) if r <= 10 else 0 for r in ranks])
    recall = {k: np.mean([r <= k for r in ranks]) for k in (1, 10, 50)}
    print(f"{name:10} {len(ranks)} asked of {passages} passages: nDCG@10 {gain:.3f}  " + "  ".join(f"recall@{k} {v:.3f}" for k, v in recall.items()))


if __name__ == "__main__":
    main()
