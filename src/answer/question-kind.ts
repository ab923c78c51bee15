// What kind of thing does a question ask for? Some kinds are seldom answered in talk (how many, which), others often (why).

/** `choice`: yes or no, this or that. `other`: no question word at all. */
export const questionKinds = ['amount', 'time', 'who', 'why', 'which', 'how', 'choice', 'what', 'other'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** The first that fits counts: "which company" asks for somebody, "how many" for an amount. */
const PATTERNS: readonly [QuestionKind, RegExp][] = [
  [
    'amount',
    /\bhow (?:much|many|big|large|far|fast|tall|high|old|expensive)\b|\bwhat (?:percentage|percent|share|fraction|number|price|ratio|proportion|score|size)\b/i,
  ],
  [
    'time',
    /\bwhen (?:did|was|were|will|does|is|are|do|has|had)\b|\b(?:what|which) (?:year|date|day|month|time)\b|\bhow (?:long|often|soon|quickly)\b/i,
  ],
  [
    'who',
    /\b(?:who|whom|whose)\b|\b(?:which|what) (?:person|compan(?:y|ies)|team|guest|host|author|engineer|people|developers?)\b/i,
  ],
  [
    'why',
    /\bwhy\b|\bhow come\b|\bwhat(?:['’]s| is| was| were)? (?:the |a )?(?:main |real |biggest )?(?:reasons?|causes?|makes|made|caused|led|motivated|prompted|drove)\b/i,
  ],
  [
    'which',
    /\bwhich\b|\bwhat (?:kinds?|types?|sorts?|name|tools?|languages?|framework|library|book|project|product)\b/i,
  ],
  ['how', /\bhow\b/i],
  [
    'choice',
    /^\P{L}*(?:is|are|do|does|did|can|could|should|would|will|has|have|was|were|might|must|isn['’]t|aren['’]t|don['’]t|doesn['’]t)\b/iu,
  ],
  ['what', /\bwhat\b/i],
];

export function kindOf(question: string): QuestionKind {
  return PATTERNS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'other';
}
