// Who speaks in the archive, whatever the show. A person is worked out show by show; the same slug on two shows is shown
// as one.
import type { Page, PageRequest } from '../../domain/page.js';
import type { ShowPerson } from '../../domain/people/person.js';
import type { TopicRef } from '../../domain/topic.js';

export interface ArchivePerson {
  readonly slug: string;
  /** Most episodes first; never empty. */
  readonly onShows: readonly ShowPerson[];
}

/** How many of somebody's lessons carry a topic. */
export interface SpokenTopic extends TopicRef {
  readonly lessonCount: number;
}

export interface ArchivePeopleReader {
  /** Most episodes first, then by slug. `q`: only those of whom some spelling of the name contains it. */
  findEverybody(page: PageRequest, q?: string): Promise<Page<ArchivePerson>>;
  /** Also by the slug of any of the person's spellings; `null` when nobody has it. */
  findSomebody(slug: string): Promise<ArchivePerson | null>;
  /** Most lessons first; empty for who has none, and for slugs that are not a person's own. */
  findTopicsOfSomebody(slug: string, limit: number): Promise<SpokenTopic[]>;
}
