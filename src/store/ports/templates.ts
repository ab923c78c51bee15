// Templates of show notes that shows have of their own.
import type { ShowTemplate } from '../../domain/template.js';

export interface ShowTemplates {
  /** By name. */
  findTemplates(show: string): Promise<ShowTemplate[]>;
  findTemplate(show: string, name: string): Promise<ShowTemplate | null>;
  /**
   * In the place of one with the same name. On disk when it resolves. `expected`: `stateOf` what is there now; throws
   * `precondition-failed` for another state, `unknown-show`, and `too-many-templates` for one more than a show may have.
   */
  saveTemplate(
    show: string,
    template: Omit<ShowTemplate, 'updatedAt'>,
    expected?: string | undefined,
  ): Promise<ShowTemplate>;
  /** False when there was none. Throws `precondition-failed`. */
  deleteTemplate(show: string, name: string, expected?: string | undefined): Promise<boolean>;
}
