// What people say of a show beside its episodes.
import type { ShowChange, ShowSummary } from '../../domain/show.js';

export interface ShowEditor {
  /**
   * The show as it is now, on disk. Throws `unknown-show`, and `precondition-failed` where it is not in the state that is
   * `expected` (`stateOf` its summary).
   */
  editShow(slug: string, change: ShowChange, expected?: string | undefined): Promise<ShowSummary>;
}
