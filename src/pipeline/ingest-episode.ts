// The write path: bytes -> turns -> chapters -> lessons, topics, questions -> passages -> vectors -> one atomic save.
import { type Episode, episodeIdOf, type GivenFields } from '../domain/episode.js';
import { namesOnlyARole } from '../domain/people/name-parts.js';
import type { ListedChapter } from '../domain/publication.js';
import { countWords, type Transcript } from '../domain/transcript.js';
import type { Embedder } from '../embedder/embedder.js';
import type { EpisodeReader, EpisodeWriter } from '../store/store.js';
import { embedEpisode } from './embed/embed-episode.js';
import { cutPassages } from './embed/passages.js';
import type { LessonExtractor } from './extract/lessons.js';
import { type IngestRequest, type IngestResult, sha256 } from './ingest-request.js';
import { parseTranscript } from './parse/parse-transcript.js';
import { placeChapters } from './parse/place-chapters.js';
import type { ChapterSegmenter } from './segment/chapters.js';
import { embedSentences } from './sentences.js';
import type { QuestionSuggester } from './suggest/suggest-questions.js';

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
