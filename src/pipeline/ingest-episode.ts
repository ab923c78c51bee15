// The write path: bytes -> turns -> chapters -> lessons, topics, questions -> passages -> vectors -> one atomic save.
import { createHash } from 'node:crypto';
import { type Episode, episodeIdOf, type GivenFields, type Person } from '../domain/episode.js';
import { namesOnlyARole } from '../domain/people/name-parts.js';
import type { ListedChapter, Publication } from '../domain/publication.js';
import { countWords, type Finding, type Transcript, type TranscriptFormat } from '../domain/transcript.js';
import type { Embedder } from '../embedder/embedder.js';
import type { EpisodeReader, EpisodeWriter, SaveOutcome, Source } from '../store/store.js';
import { embedEpisode } from './embed/embed-episode.js';
import { cutPassages } from './embed/passages.js';
import type { LessonExtractor } from './extract/lessons.js';
import { parseTranscript } from './parse/parse-transcript.js';
import { placeChapters } from './parse/place-chapters.js';
import type { ChapterSegmenter } from './segment/chapters.js';
import { embedSentences } from './sentences.js';
import type { QuestionSuggester } from './suggest/suggest-questions.js';

/**
 * An episode as a caller hands it in. Fields that are missing are as they were given before, and taken from the transcript
 * where they never were; `null` takes back what was given before.
 */
export interface IngestRequest {
  readonly show: string;
  readonly showTitle?: string | undefined;
  readonly slug: string;
  readonly title?: string | null | undefined;
  readonly publishedAt?: string | null | undefined;
  readonly audioUrl?: string | null | undefined;
  readonly pageUrl?: string | null | undefined;
  readonly people?: readonly Person[] | null | undefined;
  /** What its publisher says of it; listed chapters become the episode's where the transcript has times. */
  readonly publication?: Publication | null | undefined;
  /** False: an episode with this slug and another transcript is left alone (`episode-exists`). Default true. */
  readonly replace?: boolean | undefined;
  /** The state in which the caller saw the episode; in another one nothing is saved (`precondition-failed`). */
  readonly expected?: string | undefined;
  readonly transcript: {
    readonly bytes: Uint8Array;
    readonly format?: TranscriptFormat | undefined;
    readonly origin?: string | undefined;
  };
}

export interface IngestResult {
  readonly episodeId: string;
  readonly outcome: SaveOutcome;
  readonly words: number;
  readonly findings: readonly Finding[];
}

/** The steps that derive, with the models that they need. */
export interface DerivingSteps {
  readonly segmenter: ChapterSegmenter;
  readonly extractor: LessonExtractor;
  readonly suggester: QuestionSuggester;
  /** The built-in model: segmenting and extracting were trained in its space, whatever model search uses. */
  readonly analysisEmbedder: Embedder;
}

export interface IngestDependencies extends DerivingSteps {
  readonly store: EpisodeWriter & Pick<EpisodeReader, 'findGiven'>;
  /** The embedder of the search index, or null while it is not there. */
  readonly indexEmbedder: Embedder | null;
  /** Names the version of code and models; see `EpisodeRecord` in store.ts. */
  readonly derivation: string;
  readonly maxTranscriptBytes: number;
}

/**
 * Takes in one transcript. Nothing is saved unless everything was derived.
 *
 * Throws the parse errors of `parseTranscript` (`empty-transcript`, `no-speech`, `binary-transcript`, ...) and
 * `payload-too-large`, `episode-exists` (see `replace`) and `precondition-failed` (see `expected`). `onProgress` hears a share from 0 to 1.
 */
export async function ingestEpisode(
  request: IngestRequest,
  dependencies: IngestDependencies,
  onProgress: (share: number) => void = () => {},
): Promise<IngestResult> {
  const { bytes, format, origin } = request.transcript;
  const { store, segmenter, extractor, suggester, analysisEmbedder, indexEmbedder, derivation } = dependencies;

  const parsed = parseTranscript(bytes, { format, origin, maxBytes: dependencies.maxTranscriptBytes });
  const given = givenNow(request, await store.findGiven(episodeIdOf(request.show, request.slug)));
  const transcript = withListedChapters(parsed, given.publication?.chapters ?? []);
  onProgress(0.1);
  const episode = describeEpisode(request, given, transcript);
  const sentences = await embedSentences(transcript.turns, analysisEmbedder);
  onProgress(0.4);
  const segmented = segmenter.segment(transcript, sentences);
  const { lessons, chapters, foundTopics } = extractor.extract({ episode, transcript, chapters: segmented, sentences });
  onProgress(0.6);
  const questions = suggester.suggest({ turns: transcript.turns, sentences, chapters, lessons });
  const passages = cutPassages(transcript, chapters);
  const vectors = indexEmbedder && (await embedEpisode({ episode, chapters, passages, lessons }, indexEmbedder));
  onProgress(0.9);
  const outcome = await store.saveEpisode({
    showTitle: request.showTitle ?? request.show,
    episode,
    given,
    source: { bytes, hash: sha256(bytes), declaredFormat: format ?? null, origin: origin ?? null },
    derivation,
    format: transcript.format,
    turns: transcript.turns,
    marks: transcript.marks,
    chapters,
    lessons,
    passages,
    foundTopics,
    questions,
    vectors,
    replace: request.replace,
    expected: request.expected,
  });
  onProgress(1);
  const words = transcript.turns.reduce((sum, turn) => sum + countWords(turn.text), 0);
  return { episodeId: episode.id, outcome, words, findings: transcript.findings };
}

/** SHA-256, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The request that takes a transcript in for an episode that is there; what was given of the episode stays. */
export function requestAgain({ show, slug }: Pick<Episode, 'show' | 'slug'>, source: Source): IngestRequest {
  const { bytes, declaredFormat, origin } = source;
  const transcript = { bytes, format: declaredFormat ?? undefined, origin: origin ?? undefined };
  return { show, slug, replace: true, transcript };
}

const GIVEN_FIELDS = ['title', 'publishedAt', 'audioUrl', 'pageUrl', 'people', 'publication'] as const;

/** Without the fields that nobody gives, so that equal ones are written alike. */
function givenNow(request: IngestRequest, before: GivenFields | null): GivenFields {
  const now = GIVEN_FIELDS.map((field) => [field, request[field] === undefined ? before?.[field] : request[field]]);
  return Object.fromEntries(now.filter(([, value]) => value != null)) as GivenFields;
}

function describeEpisode({ show, slug }: IngestRequest, given: GivenFields, { metadata }: Transcript): Episode {
  return {
    ...{ id: episodeIdOf(show, slug), show, slug },
    title: given.title ?? metadata.title ?? slug,
    publishedAt: given.publishedAt ?? metadata.publishedAt ?? null,
    audioUrl: given.audioUrl ?? metadata.audioUrl ?? null,
    pageUrl: given.pageUrl ?? metadata.pageUrl ?? null,
    publication: given.publication,
    // Of a label that is a role nobody is told: it stays on the turns.
    people: given.people ?? metadata.people?.filter(({ name }) => !namesOnlyARole(name)) ?? [],
  };
}

/** A list is no part of the transcript's lines, and its remarks name none. */
function withListedChapters(transcript: Transcript, listed: readonly ListedChapter[]): Transcript {
  const chapters = listed.map(({ title, startTime }) => ({ title, seconds: startTime, line: 0 }));
  const { marks, findings } = placeChapters(chapters, transcript.turns, transcript.marks);
  const told = findings.map((finding) => ({ ...finding, line: null }));
  return { ...transcript, marks, findings: [...transcript.findings, ...told] };
}
