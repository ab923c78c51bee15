"""A word-level WordPiece vocabulary: frequent words whole, rare ones as a known beginning and frequent suffix pieces."""
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W_]+")
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
CHARACTERS = [chr(c) for c in (*range(48, 58), *range(97, 123))]
# Letters of other scripts that occur in names. Anything else falls to [UNK], which is a zero row.
MORE_CHARACTERS = list("\u00df\u00e6\u00f8\u0142\u0131\u0153\u00fe\u00f0\u0111\u03b1\u03b2\u03b3\u03b4\u03b5\u03bb\u03bc\u03c0\u03c3\u03c9")
SUFFIXES = 3000


def normalise(text: str) -> str:
    """As BERT's normaliser does: lower case, accents off."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")


def words(text: str) -> list[str]:
    """Runs of letters and digits, as the tokenizer's Split cuts them."""
    return WORD.findall(normalise(text))


class Vocabulary:
    def __init__(self, tokens: list[str]):
        self.tokens = tokens
        self.ids = {token: i for i, token in enumerate(tokens)}
        self.known: dict[str, list[int]] = {}

    def encode(self, text: str) -> list[int]:
        found: list[int] = []
        for word in words(text):
            ids = self.known.get(word)
            if ids is None:
                ids = self.known[word] = self.pieces(word)
            found += ids
        return found

    def pieces(self, word: str) -> list[int]:
        """Greedy longest match first, as WordPiece does; none for a word with a character that is not known."""
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in self.ids), None)
            if end is None or len(word) > 100:
                return []
            found.append(self.ids[prefix + word[start:end]])
            start = end
        return found


def build(counts: Counter, size: int) -> Vocabulary:
    """The `size` tokens: special ones, characters, suffix pieces and the most frequent words."""
    letters = CHARACTERS + MORE_CHARACTERS
    fixed = [*SPECIAL, *letters, *("##" + c for c in letters)]
    ranked = [w for w, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if len(w) > 1]
    room = size - len(fixed) - SUFFIXES
    whole = ranked[:room]
    suffixes = frequent_suffixes(ranked[room:], counts, set(whole))
    tokens = [*fixed, *whole, *suffixes]
    return Vocabulary(tokens + ranked[room : room + size - len(tokens)])


def frequent_suffixes(rare: list[str], counts: Counter, whole: set[str]) -> list[str]:
    """What rare words end in after the longest whole word that they begin with."""
    endings: Counter = Counter()
    for word in rare:
        cut = next((e for e in range(len(word) - 1, 1, -1) if word[:e] in whole), 1)
        if len(word) - cut > 1:
            endings[word[cut:]] += min(counts[word], 5)
    ranked = sorted(endings.items(), key=lambda item: (-item[1], item[0]))
    return ["##" + ending for ending, _ in ranked[:SUFFIXES]]


def save_tokenizer(vocabulary: Vocabulary, folder: Path) -> None:
    """tokenizer.json and tokenizer_config.json as transformers.js reads them."""
    template = {
        "single": [special("[CLS]"), {"Sequence": {"id": "A", "type_id": 0}}, special("[SEP]")],
    "pair": [special("[CLS]"), {"Sequence": {"id": "A", "type_id": 0}}, special("[SEP]"), {"Sequence": {"id": "B", "type_id": 1}}, special("[SEP]", 1)],
        "special_tokens": {t: {"id": t, "ids": [vocabulary.ids[t]], "tokens": [t]} for t in ("[CLS]", "[SEP]")},
    }
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [added(vocabulary.ids[t], t) for t in SPECIAL],
        "normalizer": {"type": "BertNormalizer", "clean_text": False, "handle_chinese_chars": False, "strip_accents": True, "lowercase": True},
        # Punctuation says nothing to a bag of words: left out, a text has a quarter fewer tokens.
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": r"[^\p{L}\p{N}]+"}, "behavior": "Removed", "invert": False},
        "post_processor": {"type": "TemplateProcessing", **template},
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": vocabulary.ids},
    }
    config = {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": True,
        "strip_accents": True,
        "tokenize_chinese_chars": False,
        "model_max_length": 8192,
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")


def special(token: str, type_id: int = 0) -> dict:
    return {"SpecialToken": {"id": token, "type_id": type_id}}


def added(token_id: int, token: str) -> dict:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return {"id": token_id, "content": token, **flags}
