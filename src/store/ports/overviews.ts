// Shows and topics seen as a whole: numbers, years, what goes with them.
import type { Figures, Season, TopicAppearance, TopicOfShow, Year } from '../../domain/overview.js';

export interface OverviewReader {
  /** Another name after every write, by whomever; it says nothing to another store, or after this one was opened anew. */
  archiveRevision(): Promise<string>;
  /** Of a show, or of the whole archive. All are 0 where there is nothing. */
  findFigures(show?: string): Promise<Figures>;
  /** In which its episodes were published, newest first. */
  findYears(show: string): Promise<Year[]>;
  /** That its publisher counts, newest first. */
  findSeasons(show: string): Promise<Season[]>;
  /** What the show speaks of most, where a chapter counts as two lessons. */
  findTopicsOfShow(show: string, limit: number): Promise<TopicOfShow[]>;
  /** Every episode that speaks of the topic, oldest first; those without a date come last. */
  findTopicAppearances(slug: string): Promise<TopicAppearance[]>;
}
