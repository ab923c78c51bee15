// Question -> the spans that answer it best, as citations, and how likely it is that they do.
import type { Citation } from '../domain/citation.js';
import type { EmbedderState } from '../embedder/embedder.js';
import type { Hit, Search, SearchRequest } from '../search/search.js';
import type { Answer, AskRequest } from './answer.js';
import { type NamesIndex, readAskedVoice } from './asked-voice.js';
import { chooseSpans, type ScoredSpan } from './choose-spans.js';
import { ANSWERED_FROM, CONTRAST_HITS, confidenceOf, PARTIAL_FROM, readSigns } from './confidence.js';
import { asksOnAboutNothing, resolveFollowUp } from './follow-up.js';
import type { FormFinder, FormReader } from './forms/form-finder.js';
import { inRole, type Voice } from './forms/roles.js';
import { lookedAtOf } from './looked-at.js';
import { makeCitation } from './make-citation.js';
import { createNearestTopics } from './nearest-topics.js';
import { readQuestion } from './question.js';
import { readQuestionForm } from './question-form.js';
import { weighEvidence } from './weigh-evidence.js';

/** What was found, before anybody writes it down. */
export interface Evidence extends Pick<Answer, 'state' | 'confidence' | 'lookedAt' | 'nearestTopics' | 'degraded'> {
  /** Best first, at most `MAX_EVIDENCE`, of different passages; empty where the state is `not_found`. */
  readonly citations: readonly Citation[];
  /** How many of them an answer in quotes shows. */
  readonly shown: number;
}

/** What was found, whether or not it is enough for an answer. */
export interface Judgement extends Pick<Evidence, 'confidence' | 'citations' | 'lookedAt' | 'degraded'> {}

export interface EvidenceFinder {
  /** Follow-up questions are read with the talk before them. Rejects when the archive cannot be read. */
  find(request: AskRequest): Promise<Evidence>;
}

export interface EvidenceJudge {
  /** The plain way alone, before any threshold: what `find` decides by. */
  judge(request: AskRequest): Promise<Judgement>;
}

export interface EvidenceFinderDependencies {
  readonly search: Search;
  readonly reader: FormReader;
  /** Who speaks in the archive, under which names. */
  readonly index: NamesIndex;
  readonly embedder: () => EmbedderState;
  /** For questions that have a form of their own. */
  readonly forms: FormFinder;
}

export const MAX_EVIDENCE = 8;
/** Quotes of a plain answer. */
export const MAX_CITATIONS = 3;

/** Makes the finder. It only reads. */
export function createEvidenceFinder({
  search,
  reader,
  index,
  embedder,
  forms,
}: EvidenceFinderDependencies): EvidenceFinder & EvidenceJudge {
  const nearestTopics = createNearestTopics(search);

  async function find(asked: AskRequest): Promise<Evidence> {
    const request = { ...asked, question: resolveFollowUp(asked.question, asked.history) };
    if (asksOnAboutNothing(asked.question, asked.history)) return refuse(request);
    const form = readQuestionForm(request.question);
    const found = (await forms.find(request, form)) ?? (await findPlainly(request));
    return found.state === 'not_found' ? ((await forms.findLittle(request, form)) ?? found) : found;
  }

  /** "Why?" of what the archive does not tell: the words before would find something that was not asked for. */
  async function refuse(request: AskRequest): Promise<Evidence> {
    const topics = await nearestTopics({ ...request, history: [] });
    return {
      ...{ state: 'not_found', confidence: 0, citations: [], lookedAt: [], shown: MAX_CITATIONS },
      ...{ nearestTopics: topics, degraded: false },
    };
  }

  async function findPlainly(request: AskRequest): Promise<Evidence> {
    const { citations, ...judged } = await judge(request);
    const found = judged.confidence >= PARTIAL_FROM && citations.length > 0;
    return {
      ...judged,
      state: found ? (judged.confidence >= ANSWERED_FROM ? 'answered' : 'partial') : 'not_found',
      citations: found ? citations : [],
      shown: MAX_CITATIONS,
      nearestTopics: found ? [] : await nearestTopics({ ...request, history: [] }),
    };
  }

  async function judge(request: AskRequest): Promise<Judgement> {
    const question = readQuestion(request.question);
    const { hits, degraded } = await search.search(searchFor(request));
    const state = embedder();
    const model = state.status === 'ready' ? state.embedder : null;
    const { speaker, role } = readQuestionForm(request.question);
    const isAsked = await readAskedVoice(speaker, hits, index);
    const speakersOf = ({ speakers }: Hit) => (speakers.length > 0 ? speakers : [null]);
    const voiced = question.tells ? hits.filter((hit) => speakersOf(hit).some(isAsked)) : [];
    const scored = await weighEvidence(question, voiced, { reader, embedder: model });
    const spoken = scored.map(withVoice).filter((each) => isAsked(each.speaker));
    const chosen = chooseSpans(await inRole(spoken, role, reader), MAX_EVIDENCE);
    const shown = chosen.slice(0, MAX_CITATIONS);
    const confidence = shown.length > 0 ? confidenceOf(readSigns(shown, hits, question)) : 0;
    return { confidence, citations: cite(chosen), lookedAt: lookedAtOf(hits.map(({ episode }) => episode)), degraded };
  }

  return { find, judge };
}

function searchFor({ question, filter }: AskRequest): SearchRequest {
  return {
    ...{ q: readQuestion(question).query, mode: 'hybrid', in: 'passages', filter, limit: CONTRAST_HITS },
    ...{ explain: true, snippets: false },
  };
}

function withVoice(scored: ScoredSpan): ScoredSpan & Voice {
  const { episode, turn } = scored.span.run;
  return { ...scored, episode, speaker: turn.speaker };
}

function cite(chosen: readonly ScoredSpan[]): Citation[] {
  return chosen.flatMap(({ span: { run, sentences } }) => {
    const start = sentences[0]!.start;
    const quote = run.turn.text.slice(start, sentences.at(-1)!.end);
    return makeCitation({ episode: run.episode, quote, startOffset: start }, run.turn) ?? [];
  });
}
