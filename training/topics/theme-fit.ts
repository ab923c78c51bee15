// Does a topic fit the subject that an editor named? By shared words of the names, or by their nearness in meaning.
import type { CuratedTopic } from '../../src/domain/topic.js';
import { dot, type Embedder } from '../../src/embedder/embedder.js';
import { createStemmer, isSmallTalk, spokenWords } from '../../src/pipeline/speech/words.js';

/** Cosine of two names from which on they mean the same; see the pairs in README.md. */
const NEAR_NAMES = 0.75;

export type ThemeFit = (theme: string, topic: number) => boolean;

/** Readies the fit of themes to topics by index. Embeds every name and theme once. */
export async function createThemeFit(
  topics: readonly CuratedTopic[],
  themes: readonly string[],
  embedder: Embedder,
): Promise<ThemeFit> {
  const names = topics.map(({ label, aliases }) => [label, ...aliases]);
  const nameVectors = await embedder.embedBatch(names.flat(), 'passage');
  const unique = [...new Set(themes)];
  const themeVectors = await embedder.embedBatch(unique, 'passage');
  const vectorOf = new Map(unique.map((theme, i) => [theme, themeVectors[i]!]));
  const starts = names.map((_, i) => names.slice(0, i).reduce((sum, own) => sum + own.length, 0));
  const stemOf = createStemmer();
  const told = (name: string) =>
    new Set(
      spokenWords(name)
        .filter((word) => !isSmallTalk(word))
        .map(stemOf),
    );
  const tellingNames = names.map((own) => own.map(told));
  return (theme, topic) => {
    const words = told(theme);
    if (tellingNames[topic]!.some((name) => name.size > 0 && isWithin(name, words))) return true;
    // A lone word stands in many names: "learning" is not "machine learning".
    if (words.size > 1 && tellingNames[topic]!.some((name) => isWithin(words, name))) return true;
    const vector = vectorOf.get(theme)!;
    return names[topic]!.some((_, i) => dot(nameVectors[starts[topic]! + i]!, vector) >= NEAR_NAMES);
  };
}

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((word) => b.has(word));
}
