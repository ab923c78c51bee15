// How many of the answers are wrong, the more questions are answered?

export interface JudgedQuestion {
  /** 0 to 1, as the answerer judges before it decides whether to answer. */
  readonly confidence: number;
  /** Whether the archive holds an answer. */
  readonly answerable: boolean;
  /** Whether what would be cited shows the evidence; false where there is none to show. */
  readonly right: boolean;
}

/** What comes of answering whatever has at least a confidence. Shares from 0 to 1; a share of nothing is NaN. */
export interface Decision {
  readonly threshold: number;
  /** Answered, of all questions. */
  readonly coverage: number;
  /** Wrong, of the answered ones. */
  readonly risk: number;
  /** Answered, of the answerable ones. */
  readonly answered: number;
  /** Answered right, of the answerable ones. */
  readonly right: number;
  /** Refused, of the unanswerable ones. */
  readonly refused: number;
}

export function decideAt(questions: readonly JudgedQuestion[], threshold: number): Decision {
  const isAnswered = ({ confidence }: JudgedQuestion) => confidence >= threshold;
  const answerable = questions.filter((question) => question.answerable);
  const unanswerable = questions.filter((question) => !question.answerable);
  return {
    threshold,
    coverage: share(questions, isAnswered),
    risk: share(questions.filter(isAnswered), ({ right }) => !right),
    answered: share(answerable, isAnswered),
    right: share(answerable, (question) => question.right && isAnswered(question)),
    refused: share(unanswerable, (question) => !isAnswered(question)),
  };
}

/** A decision at each confidence that occurs, highest first: coverage rises, the last one answers everything. */
export function curveOf(questions: readonly JudgedQuestion[]): Decision[] {
  return confidencesOf(questions).map((confidence) => decideAt(questions, confidence));
}

/**
 * The area under the curve: the risk of answering the k surest questions, as a mean over every k from one to all (AURC:
 * Geifman and others, Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers, 2019). Among questions of equal
 * confidence, the mean over their orders. From 0; NaN without questions.
 */
export function areaUnder(questions: readonly JudgedQuestion[]): number {
  let answered = 0;
  let wrong = 0;
  let sum = 0;
  for (const confidence of confidencesOf(questions)) {
    const equals = questions.filter((question) => question.confidence === confidence);
    const wrongOfEquals = equals.filter(({ right }) => !right).length;
    for (let k = 1; k <= equals.length; k++) {
      sum += (wrong + (k * wrongOfEquals) / equals.length) / (answered + k);
    }
    answered += equals.length;
    wrong += wrongOfEquals;
  }
  return sum / questions.length;
}

/** The same questions as the best judge would order them, each with a confidence of its own. */
export function rightFirst(questions: readonly JudgedQuestion[]): JudgedQuestion[] {
  return questions
    .toSorted((a, b) => Number(b.right) - Number(a.right))
    .map((question, i) => ({ ...question, confidence: (questions.length - i) / questions.length }));
}

function confidencesOf(questions: readonly JudgedQuestion[]): number[] {
  return [...new Set(questions.map(({ confidence }) => confidence))].sort((a, b) => b - a);
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return items.filter(is).length / items.length;
}
