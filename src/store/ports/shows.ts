// What people and feeds say of a show beside its episodes.
import type { ShowChange, ShowSummary, ToldShow } from '../../domain/show.js';

export interface ShowEditor {
  /**
   * The show as it is now, on disk. Throws `unknown-show`, and `precondition-failed` where it is not in the state that is
   * `expected` (`stateOf` its summary).
   */
  editShow(slug: string, change: ShowChange, expected?: string | undefined): Promise<ShowSummary>;
}

export interface ShowTeller {
  /** What its feed says now, in the place of what it said before. Also of a show that has no episodes yet. */
  tellOfShow(slug: string, told: ToldShow): Promise<void>;
}
