// Which lesson of a corrected transcript is one that was there before? It keeps its id, so that links and edits find it.
import { type LessonAnchor, placeOnLessons } from './edit-place.js';
import type { Lesson } from './lesson.js';

/** A lesson that goes by an id of before, and by what it is found again. */
export interface KeptLesson {
  readonly id: string;
  /** `lessonId` is the id that it would have by its quote. */
  readonly anchor: LessonAnchor;
}

/** Lessons as they were derived, with the ids that they keep. */
export function giveKeptIds(lessons: readonly Lesson[], kept: readonly KeptLesson[]): Lesson[] {
  const ids = placeKept(lessons, kept);
  return lessons.map((lesson) => ({ ...lesson, id: ids.get(lesson.id)?.id ?? lesson.id }));
}

/**
 * After the words changed: which lessons that were derived go by which ids. `before` are the lessons as they were known.
 * What finds no place waits as it was, for the words may come back.
 */
export function keepLessons(
  before: readonly Pick<Lesson, 'id' | 'quote' | 'turn'>[],
  derived: readonly Lesson[],
  kept: readonly KeptLesson[],
): KeptLesson[] {
  const known = new Set(before.map(({ id }) => id));
  const waiting = kept.filter(({ id }) => !known.has(id));
  const stood = before.map(({ id, quote, turn }) => ({ id, anchor: { lessonId: id, quote, turn } }));
  const ids = placeKept(derived, [...stood, ...waiting]);
  const placed = derived.flatMap(({ id: lessonId, quote, turn }) => {
    const was = ids.get(lessonId);
    return was && was.id !== lessonId ? [{ id: was.id, anchor: { lessonId, quote, turn } }] : [];
  });
  const found = new Set([...ids.values()].map(({ id }) => id));
  return [...placed, ...kept.filter(({ id }) => !found.has(id))];
}

/** Id of a derived lesson -> what it was known as. Nobody takes an id that another one has by its own quote. */
function placeKept(derived: readonly Lesson[], kept: readonly KeptLesson[]): Map<string, KeptLesson> {
  const own = new Set(derived.map(({ id }) => id));
  const same = kept.filter(({ anchor }) => own.has(anchor.lessonId));
  const settled = new Set(same.map(({ anchor }) => anchor.lessonId));
  const others = kept.filter(({ anchor }) => !own.has(anchor.lessonId));
  // Who has its place is not compared with: each costs the words of two quotes.
  const free = derived.filter(({ id }) => !settled.has(id));
  const places = placeOnLessons(
    others.map(({ anchor }) => anchor),
    free,
  );
  const ids = new Map(same.map((each) => [each.anchor.lessonId, each]));
  others.forEach((each, index) => {
    const place = places[index];
    if (place && !own.has(each.id)) ids.set(place, each);
  });
  return new Map([...ids].filter(([lessonId, { id }]) => id === lessonId || !own.has(id)));
}
