// In which forms are lessons put? Patterns of wording, each a named feature; what each is worth is learned.

import { isQuestion } from '../speech/speakers.js';
import type { Unit } from '../speech/units.js';

/** Patterns over a sentence in lower case with straight apostrophes. */
export const LESSON_FORMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'takeaway',
    /\b(?:lessons?|takeaways?|learnings?|moral)\b.{0,30}\b(?:is|was|were|are|here|there|learned)\b|\btakeaways?\b/,
  ],
  [
    'ownLesson',
    /\b(?:i|we|i've|we've|you) (?:also |just |really |have )*(?:learn(?:ed|t)?|realized|figured out|found out|discovered|noticed)\b/,
  ],
  [
    'hindsight',
    /\b(?:next time|do differently|in hindsight|looking back|if i had|if we had|i wish|should have|would have)\b/,
  ],
  ['youMust', /\byou (?:have|need|want|should|can't|don't|must|never|always)\b/],
  ['ifThen', /\bif you\b.*\b(?:then|you'll|you're|you can|you should|you have|you need|you want|it's|that's)\b/],
  ['nonetheless', /\b(?:even if|even though|no matter|regardless|despite|the more|the less)\b/],
  ['obligation', /\b(?:should|must|have to|has to|need to|needs to|ought to|got to|gotta|had better)\b/],
  ['prohibition', /\b(?:don't|never|shouldn't|can't|cannot|mustn't|do not|stop|avoid)\b/],
  ['contrast', /\b(?:rather than|instead of|as opposed to|versus|not just|not only|not because|more than|less than)\b/],
  [
    'correction',
    /\b(?:it's|that's|is|isn't|not) (?:not )?(?:about|so much)\b|\bisn't [^,]+[,;] it's\b|\bnot [^,;]+[,;] but\b/,
  ],
  ['condition', /^(?:so |and |but |because )*(?:if|when|whenever|once|unless|as long as)\b/],
  ['conditionYou', /\b(?:if|when|once|unless) you\b/],
  [
    'generalSubject',
    /\b(?:people|teams?|companies|organi[sz]ations?|everyone|everybody|anyone|users|developers|engineers|customers|humans)\b/,
  ],
  [
    'frequency',
    /\b(?:always|never|usually|often|most of the time|every time|tends? to|in general|generally|typically)\b/,
  ],
  ['superlative', /\bthe (?:best|worst|most|biggest|hardest|easiest|only|first|key|main|real|important|single)\b/],
  ['importance', /\b(?:important|matters?|key|crucial|critical|essential|valuable|worth|powerful|fundamental)\b/],
  ['learned', /\b(?:learn(?:ed|t|ing)?|lessons?|realized|figured out|found out|discovered|takeaways?|mistakes?)\b/],
  ['advice', /\b(?:advice|advise|recommend|suggest|encourage|tip|rule of thumb|principle|strategy|trick|secret)\b/],
  ['cause', /\b(?:because|that's why|which is why|the reason|so that|otherwise|therefore|as a result)\b/],
  ['comparison', /\b(?:better|worse|easier|harder|faster|more|less|fewer|cheaper|simpler) (?:than|to|if)\b/],
  ['tradeoff', /\b(?:trade-?offs?|cost of|price|balance|downside|upside|benefits?|at the expense)\b/],
  [
    'theMoreTheMore',
    /\bthe (?:more|less|better|faster|sooner|earlier|bigger)\b.*\bthe (?:more|less|better|faster|sooner|bigger)\b/,
  ],
  [
    'problemIs',
    /\b(?:the|a|my|our) (?:\w+ )?(?:problem|challenge|issue|thing|point|goal|idea|question|trick|answer|truth) (?:is|was|here is|with)\b/,
  ],
  ['believe', /\b(?:i (?:think|believe|feel|guess|would say|would argue)|in my (?:opinion|experience))\b/],
  [
    'makeSure',
    /\b(?:make sure|be careful|keep in mind|think about|focus on|start with|figure out|ask yourself|pay attention)\b/,
  ],
  [
    'eventually',
    /\b(?:eventually|over time|in the long run|at the end of the day|ultimately|sooner or later|in the end)\b/,
  ],
  [
    'failure',
    /\b(?:fail(?:s|ed|ure|ures|ing)?|broke|breaks?|wrong|risk|hurt|lose|losing|lost|danger(?:ous)?|burn(?:ed|out)?)\b/,
  ],
  ['hedge', /\b(?:maybe|probably|kind of|sort of|i don't know|i guess|not sure|or something|or whatever)\b/],
  ['pastStory', /\b(?:was|were|had|did|went|came|got|started|said|told|wanted|used to|ended up)\b/],
  ['pointsBack', /^(?:so |and |but |yeah,? |well,? )*(?:that|this|it|they|he|she|those|these)(?:'s|'re|'d|'ll)?\b/],
  ['smallTalk', /\b(?:thank you|thanks|welcome|great question|awesome|absolutely|exactly|laughs?|laughter)\b/],
  ['meta', /\b(?:episode|podcast|show notes|listeners?|sponsors?|website|twitter|newsletter|subscribe|link)\b/],
  ['next', /\b(?:let's talk|i wanted to ask|i'm curious|tell us|talk about|i'd love to|going back to|you mentioned)\b/],
  ['number', /\d/],
  ['quotation', /["“”]/],
  ['trailsOff', /(?:\.\.\.|…|--|—)$/],
];

/** The names of the forms that a sentence is in. */
export function formsOf(unit: Pick<Unit, 'text'>): string[] {
  const text = unit.text.toLowerCase().replaceAll('’', "'");
  const forms = LESSON_FORMS.filter(([, pattern]) => pattern.test(text)).map(([name]) => `form:${name}`);
  return isQuestion(unit) ? [...forms, 'form:question'] : forms;
}
