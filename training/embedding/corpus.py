"""Where the training text comes from: episodes as turns, and the written questions, concepts, lessons and meetings."""
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

LABEL = re.compile(r"^\*\*([^*\n]{1,60}?):\*\*\s*", re.M)
PLAIN_LABEL = re.compile(r"^([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}): ", re.M)
STAMP_OR_SOUND = re.compile(r"\\?\[[^\]\n]{0,40}\]")
LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]+\)|<https?://[^>\s]+>|https?://\S+")
HELD_OUT_SHARE = 0.08
WRITTEN = Path(__file__).parent.parent / "written"


@dataclass
class Turn:
    speaker: str
    text: str
    heading: str | None = None


@dataclass
class Episode:
    file: str
    title: str | None = None
    turns: list[Turn] = field(default_factory=list)


def held_out(file: str) -> bool:
    """Whether an episode is kept out of training, to measure on: by its name, so that it never changes."""
    return hashlib.sha256(file.encode()).digest()[0] < 256 * HELD_OUT_SHARE


def clean(text: str) -> str:
    text = LINK.sub(lambda m: m.group(1) or " ", text)
    return re.sub(r"\s+", " ", STAMP_OR_SOUND.sub(" ", text.replace("*", " "))).strip()


def podcasts(root: Path) -> list[Episode]:
    return [podcast(root, path) for path in sorted((root / "podcasts").rglob("*.md"))]


def podcast(root: Path, path: Path) -> Episode:
    parts = LABEL.split(path.read_text(encoding="utf-8", errors="replace"))
    turns = [Turn(speaker.strip(), clean(text)) for speaker, text in zip(parts[1::2], parts[2::2])]
    return Episode(str(path.relative_to(root)), None, turns)


def talks(root: Path) -> list[Episode]:
    return [talk(root, path) for path in sorted((root / "talks").rglob("*.md"))]


def talk(root: Path, path: Path) -> Episode:
    text = path.read_text(encoding="utf-8", errors="replace")
    title, body = None, text
    if text.startswith("---"):
        _, front, body = (text.split("\n---", 1)[0], *("\n" + text).split("\n---", 2)[1:3])
        found = re.search(r"^title:\s*(.+)$", front, re.M)
        title = found.group(1).strip("\"' ") if found else None
    episode = Episode(str(path.relative_to(root)), title)
    heading = None
    for block in re.split(r"\n\s*\n|\n(?=#)", body):
        block = block.strip()
        if block.startswith("#"):
            first, _, rest = block.partition("\n")
            heading, block = first.lstrip("# ").strip(), rest
        said = clean(re.sub(r"^[>\-\d.]+\s+", "", PLAIN_LABEL.sub("", block), flags=re.M))
        if len(said) > 1:
            episode.turns.append(Turn("", said, heading))
            heading = None
    return episode


def meetings(root: Path, part: str) -> list[tuple[Episode, list[tuple[str, list[int]]]]]:
    """Each meeting of `part` (train or val) with its questions and topics and the turns that answer them."""
    found = []
    for path in sorted((root / "meetings" / part).glob("*.json")):
        data = json.loads(path.read_text())
        turns = [Turn(t["speaker"], clean(re.sub(r"\{\w+\}|<\w+>", " ", t["content"]))) for t in data["meeting_transcripts"]]
        asked = [(q["query"], spans(q["relevant_text_span"])) for q in data["specific_query_list"]]
        asked += [(t["topic"], spans(t["relevant_text_span"])) for t in data["topic_list"]]
        found.append((Episode(f"meetings/{path.name}", None, turns), asked))
    return found


def spans(pairs: list[list[str]]) -> list[int]:
    return [turn for first, last in pairs for turn in range(int(first), int(last) + 1)]


def json_lines(path: Path) -> list[dict]:
    """None where there is no such file: every part of the training text but `podcasts/` may be missing."""
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()] if path.exists() else []


def about_present(root: Path, found: list[dict]) -> list[dict]:
    """Those whose `file` is below `root`."""
    return [each for each in found if (root / each["file"]).exists()]


def questions(root: Path) -> list[dict]:
    return json_lines(root / "questions" / "questions.jsonl")


def concepts(root: Path) -> list[dict]:
    return json_lines(root / "concepts" / "concepts.jsonl")


def written_questions(root: Path) -> list[dict]:
    """Questions written for this project about passages of `podcasts/`: where the passage and its evidence stand, and
    what somebody asks who remembers its words (`worded`), who doesn't (`paraphrased`), and what it says (`gist`)."""
    return about_present(root, json_lines(WRITTEN / "questions.jsonl"))


def ideas() -> list[dict]:
    """Ideas of talk, each in words that do not overlap: `idea`, `plain` phrases, how it is `spoken` and `asked` for."""
    return json_lines(WRITTEN / "ideas.jsonl")


def stretch(turns: list[Turn], place: list[int]) -> str:
    """The words from (turn, word) to (turn, word), both included, words being what spaces part."""
    first, start, last, end = place
    words = [turn.text.split() for turn in turns[first : last + 1]]
    words[-1] = words[-1][: end + 1]
    words[0] = words[0][start:]
    return " ".join(word for turn in words for word in turn)


def lessons(root: Path) -> list[dict]:
    return about_present(root, [json.loads(path.read_text()) for path in sorted((root / "lessons").glob("*.json"))])
