"""Texts that belong together, as lists of token ids, in groups from one source so that negatives are hard."""
import re
from pathlib import Path

import corpus
import wordnet
from vocabulary import Vocabulary

Pair = tuple[list[int], list[int]]
SENTENCE_END = re.compile(r"(?<=[.?!])[\"')\u201d]?\s+(?=[\"'(\u201cA-Z])")
PASSAGE_TOKENS = 110
SHORTEST = 4
ANSWER_TOKENS = 140
WORDNET_PAIRS = 150_000
# Few, and the nearest to what the model is for.
QUESTION_TIMES = 4
WRITTEN_QUESTION_TIMES = 3
IDEA_TIMES = 2


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(text)


def episode_pairs(episode: corpus.Episode, vocabulary: Vocabulary) -> list[Pair]:
    """Question and answer turns, sentence and rest of its passage, neighbouring passages, heading and section."""
    turns = [[vocabulary.encode(s) for s in sentences(turn.text)] for turn in episode.turns]
    found = question_answer(episode, turns)
    passages = cut(sentence for turn in turns for sentence in turn)
    for i, passage in enumerate(passages):
        longest = max(range(len(passage)), key=lambda s: len(passage[s]))
        found.append((passage[longest], flat(passage[:longest] + passage[longest + 1 :])))
        if i:
            found.append((flat(passages[i - 1]), flat(passage)))
    for i, turn in enumerate(episode.turns):
        if turn.heading:
            found.append((vocabulary.encode(turn.heading), following(turns, i)))
    if episode.title:
        title = vocabulary.encode(episode.title)
        found += [(title, flat(p)) for p in passages[:: max(1, len(passages) // 3)]]
    return usable(found)


def question_answer(episode: corpus.Episode, turns: list[list[list[int]]]) -> list[Pair]:
    found = []
    for i in range(len(turns) - 1):
        if episode.turns[i].text.endswith("?") and sum(map(len, turns[i + 1])) >= 12:
            found.append((flat(turns[i][-3:]), following(turns, i + 1)))
    return found


def following(turns: list[list[list[int]]], first: int) -> list[int]:
    text: list[int] = []
    for turn in turns[first : first + 6]:
        text += flat(turn)
        if len(text) >= ANSWER_TOKENS:
            break
    return text[:ANSWER_TOKENS]


def cut(stream) -> list[list[list[int]]]:
    """Sentences -> passages of about PASSAGE_TOKENS tokens."""
    passages, current, size = [], [], 0
    for sentence in stream:
        current.append(sentence)
        size += len(sentence)
        if size >= PASSAGE_TOKENS:
            passages.append(current)
            current, size = [], 0
    return passages + ([current] if size else [])


def flat(parts: list[list[int]]) -> list[int]:
    return [token for part in parts for token in part]


def usable(found: list[Pair]) -> list[Pair]:
    return [(a, b) for a, b in found if len(a) >= SHORTEST and len(b) >= SHORTEST]


def written_pairs(root: Path, encode) -> list[list[Pair]]:
    """Questions, concepts, lessons, meetings' queries: each a list of groups' worth of pairs."""
    questions = [(encode(q[k]), encode(q["text"])) for q in corpus.questions(root) if not corpus.held_out(q["file"]) for k in "qg"]
    groups = [QUESTION_TIMES * questions, concept_pairs(root, encode), lesson_pairs(root, encode)]
    groups += [WRITTEN_QUESTION_TIMES * written_question_pairs(root, encode), IDEA_TIMES * idea_pairs(encode)]
    for meeting, asked in corpus.meetings(root, "train"):
        groups.append([(encode(q), encode(" ".join(meeting.turns[t].text for t in turns if t < len(meeting.turns))[:4000])) for q, turns in asked])
    return groups


def concept_pairs(root: Path, encode) -> list[Pair]:
    found = []
    for concept in corpus.concepts(root):
        names = [encode(name) for name in (concept["term"], *concept["same"])]
        say, ask = [[encode(text) for text in concept[key]] for key in ("say", "ask")]
        found += [(a, s) for a in ask for s in say]
        found += [(name, text) for name in names for text in say + ask]
        found += [(names[0], name) for name in names[1:]]
    return found


def written_question_pairs(root: Path, encode) -> list[Pair]:
    found = []
    for question in corpus.written_questions(root):
        if corpus.held_out(question["file"]):
            continue
        turns = corpus.podcast(root, root / question["file"]).turns
        passage, evidence = (encode(corpus.stretch(turns, question[key])) for key in ("passage", "evidence"))
        worded, paraphrased, gist = (encode(question[key]) for key in ("worded", "paraphrased", "gist"))
        found += [(text, passage) for text in (worded, paraphrased, gist)]
        found += [(paraphrased, evidence), (worded, evidence), (paraphrased, gist), (worded, paraphrased)]
    return found


def idea_pairs(encode) -> list[Pair]:
    found = []
    for idea in corpus.ideas():
        names, spoken, asked = ([encode(text) for text in texts] for texts in ([idea["idea"], *idea["plain"]], idea["spoken"], idea["asked"]))
        found += [(ask, say) for ask in asked for say in spoken]
        found += [(name, text) for name in names for text in spoken + asked]
        found += [(names[0], name) for name in names[1:]]
        found += [(asked[i], asked[j]) for i in range(len(asked)) for j in range(i)]
    return found


def lesson_pairs(root: Path, encode) -> list[Pair]:
    """Statement and quote; chapter title and the words that open the chapter."""
    found = []
    for edited in corpus.lessons(root):
        if corpus.held_out(edited["file"]):
            continue
        turns = corpus.podcast(root, root / edited["file"]).turns
        for lesson in edited["lessons"]:
            found += [(encode(lesson["statement"]), encode(quote)) for quote in (lesson["quote"], *lesson["alt_quotes"])]
        for chapter in edited["chapters"]:
            text = " ".join(turn.text for turn in turns[chapter["start_turn"] : chapter["start_turn"] + 4])
            found.append((encode(chapter["title"]), encode(text)[:ANSWER_TOKENS]))
    return found


def wordnet_pairs(encode, seed: int) -> list[Pair]:
    return [(encode(a), encode(b)) for a, b in wordnet.pairs(WORDNET_PAIRS, seed)]
