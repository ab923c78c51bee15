// A question that could be suggested: where its answer begins, where it comes from, and how well it does.

/** `asked` in the episode, read from what was `stated`, or made of a `topic`. */
export type QuestionSource = 'asked' | 'stated' | 'topic';

export interface Candidate {
  readonly question: string;
  readonly turn: number;
  /** In the turn's text. */
  readonly offset: number;
  readonly source: QuestionSource;
  /** Higher is better; comparable across sources. */
  readonly score: number;
}
