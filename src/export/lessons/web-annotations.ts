// Lessons -> W3C Web Annotations: the statement as a note on the words of the transcript and on the stretch of the
// recording. https://www.w3.org/TR/annotation-model/
import type { Lesson } from '../../domain/lesson.js';
import { momentAt } from '../../domain/timeline.js';
import type { Turn } from '../../domain/transcript.js';
import type { LessonRecord } from './lesson-record.js';

export const ANNOTATION_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"';
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const MEDIA_FRAGMENTS = 'http://www.w3.org/TR/media-frags/';

/** Characters around the quote by which it is found again where it stands more than once. */
const AROUND = 32;

/** Plain JSON values; `id` is the address that it is served at. */
export interface AnnotationCollection {
  readonly '@context': typeof CONTEXT;
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly total: number;
  readonly first: {
    readonly id: string;
    readonly type: 'AnnotationPage';
    readonly startIndex: 0;
    readonly items: readonly Annotation[];
  };
}

export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'describing';
  readonly body: readonly TextualBody[];
  readonly target: readonly Target[];
}

interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'describing' | 'tagging';
  readonly value: string;
  readonly format: 'text/plain';
}

type Target =
  | { readonly source: string; readonly type: 'SpecificResource'; readonly selector: TextQuoteSelector }
  | { readonly source: string; readonly type: 'SpecificResource'; readonly selector: FragmentSelector };

interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

interface FragmentSelector {
  readonly type: 'FragmentSelector';
  readonly conformsTo: typeof MEDIA_FRAGMENTS;
  readonly value: string;
}

export function annotationsOf(
  records: readonly LessonRecord[],
  { id, label }: { readonly id: string; readonly label: string },
): AnnotationCollection {
  const first = {
    id: `${id}${id.includes('#') ? '-' : '#'}page-1`,
    type: 'AnnotationPage',
    startIndex: 0,
    items: records.map(annotationOf),
  } as const;
  return { '@context': CONTEXT, id, type: 'AnnotationCollection', label, total: records.length, first };
}

function annotationOf({ lesson, episode, turn, url, episodeUrl }: LessonRecord): Annotation {
  const text: Target = { source: episodeUrl, type: 'SpecificResource', selector: quoteSelector(lesson, turn?.text) };
  const stretch = episode.audioUrl === null ? null : timeSelector(lesson, turn);
  const sound: Target[] = stretch ? [{ source: episode.audioUrl!, type: 'SpecificResource', selector: stretch }] : [];
  const tags = lesson.topics.map(({ label }): TextualBody => {
    return { type: 'TextualBody', purpose: 'tagging', value: label, format: 'text/plain' };
  });
  return {
    id: url,
    type: 'Annotation',
    motivation: 'describing',
    body: [{ type: 'TextualBody', purpose: 'describing', value: lesson.statement, format: 'text/plain' }, ...tags],
    target: [text, ...sound],
  };
}

function quoteSelector({ quote, startOffset, endOffset }: Lesson, turnText = ''): TextQuoteSelector {
  const prefix = turnText.slice(Math.max(0, startOffset - AROUND), startOffset);
  const suffix = turnText.slice(endOffset, endOffset + AROUND);
  return { type: 'TextQuoteSelector', exact: quote, prefix, suffix };
}

/** "t=12.5,20" (Media Fragments 4.2.1); "t=12.5", from there on, where it is not known when the words end. */
function timeSelector({ startTime, endOffset }: Lesson, turn: Turn | null): FragmentSelector | null {
  if (startTime === null) return null;
  const end = turn && (endOffset < turn.text.length ? momentAt(turn, endOffset).time : turn.endTime);
  const stretch = end !== null && end > startTime ? `${startTime},${end}` : startTime;
  return { type: 'FragmentSelector', conformsTo: MEDIA_FRAGMENTS, value: `t=${stretch}` };
}
