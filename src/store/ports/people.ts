// Who speaks on a show, under which names, and what people say of that.
import type { Page, PageRequest } from '../../domain/page.js';
import type { NamedPerson, OpenDoubt, PeopleChange, ShowPerson } from '../../domain/people/person.js';

export interface PeopleReader {
  /** Most episodes first; `null` when there is no such show. */
  findPeople(show: string, page: PageRequest): Promise<Page<ShowPerson> | null>;
  /** Also by the slug of any of the person's spellings; `null` when nobody has it. */
  findPerson(show: string, slug: string): Promise<ShowPerson | null>;
  /** The people of a show who have these names, as they stand on turns or are shown; by name as it was asked for. */
  findPeopleNamed(show: string, names: readonly string[]): Promise<ReadonlyMap<string, NamedPerson>>;
  /** Changes whenever somebody is shown under another name than before. */
  namesRevision(): Promise<string>;
  /** Pairs of people who may be one, those about whom most is said first; `null` when there is no such show. */
  findDoubts(show: string, page: PageRequest): Promise<Page<OpenDoubt> | null>;
  findDoubt(show: string, id: string): Promise<OpenDoubt | null>;
}

/**
 * One transaction: the edit and its effect on everything that is read are on disk when the promise resolves. Edits stand on
 * names and hold for episodes that come later, too; `takeEditBack` undoes them.
 */
export interface PeopleWriter {
  /**
   * The person as it is now. Throws `unknown-show`, `unknown-person` (also of whom to merge into, and of a spelling that is
   * not the person's), `unknown-doubt`, `merge-circle` and `precondition-failed`.
   */
  editPeople(show: string, change: PeopleChange): Promise<ShowPerson>;
}
