// Whom does "you" mean in a question that was asked? Whoever answers, by name, unless it holds for anybody.

/** Whom "you" means has to be named where one person's doing, having or thinking is asked for. */
const YOU_DID = /\b(did|were|are|have|had|was|would) you\b/iu;
const YOU_THINK =
  /\bdo you (?=(?:\w+ly |even |still )?(?:believe|consider|do|expect|feel|find|focus|have|hope|like|love|need|plan|play|prefer|recommend|run|see|spend|suggest|think|use|want|wish|work)\b)/iu;
/** "What made you want to ...?", "the best thing that you have made" */
const YOU_ELSEWHERE =
  /(?<=\b(?:made|led|drew|inspired|brought|got|makes|keeps|drives|helped|attracted|prompted|motivated|convinced|taught|gave|surprised|excites) )you\b|\byou (?=(?:had|did|got|were|made|built|started|wrote|saw|learned|ever)\b)|\byou(?: have|['’]ve| are|['’]re) /iu;
const THIRD_PERSON: Readonly<Record<string, string>> = { were: 'was', are: 'is', have: 'has' };

/** Labels of a part in the talk, not of a person. */
const NO_NAME =
  /^(?:speaker|host|co-?host|guest|moderator|interviewer|interviewee|audience|participant|unknown|narrator|male|female|announcer|q|a|voice|person|caller|panelist|student|everyone|all|both)\b[\s\d.:#]*(?:member|\w)?$/iu;

/** "Best prose": words of the page that stood like a name. */
const NO_SURNAME = /^\p{Lu}\p{L}* (?!(?:de|da|del|della|der|den|di|du|el|la|le|van|von|ter|ten|bin|al|y|e)\b)\p{Ll}/u;

/** What somebody is called: "Ada Marsh, PhD" is Ada Marsh; `null` where the source gives no name. */
export function nameOf(speaker: string | null): string | null {
  const name = (speaker ?? '').split(',')[0]!.trim();
  return name === '' || NO_NAME.test(name) || NO_SURNAME.test(name) ? null : name;
}

/** "Ada’s", "Idris’". */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

/** The name in place of the first "you" or "your"; what holds for anybody ("How do you test a backup?") stays. */
export function nameWhoIsAsked(question: string, name: string | null): string | null {
  const isOfOne = YOU_DID.test(question) || YOU_THINK.test(question);
  const isOfAnybody = !isOfOne && /\b(?:do|can|should|could) you\b/iu.test(question);
  if (isOfAnybody) return question;
  if (!/\byour?(?:['’]\w+)?\b/iu.test(question)) return question;
  if (name === null || /^(?:what|how|why|where|when) you\b/iu.test(question)) return null;
  const named = withName(question, name, isOfOne);
  if (named === null) return null;
  const rest = named
    .replace(/\byou['’]re\b/giu, 'they’re')
    .replace(/\byou['’]ve\b/giu, 'they’ve')
    .replace(
      /\byou (?=(?:had|have|did|do|got|get|were|are|made|built|started|wrote|saw|want|wanted|need|think|work|worked|use|used|can|could|will|would|learned|know|knew|see)\b)/giu,
      'they ',
    )
    .replace(/\byour\b/giu, 'their');
  return /\byou(?:r|rs|rself|['’]\w+)?\b/iu.test(rest) ? null : rest;
}

function withName(question: string, name: string, isOfOne: boolean): string | null {
  if (isOfOne) {
    return question
      .replace(YOU_DID, (_, verb: string) => `${THIRD_PERSON[verb.toLowerCase()] ?? verb} ${name}`)
      .replace(YOU_THINK, `does ${name} `);
  }
  if (YOU_ELSEWHERE.test(question)) {
    return question.replace(YOU_ELSEWHERE, (you) => {
      const verb = /ha|ve/iu.test(you.slice(3)) ? ' has' : /re/iu.test(you.slice(3)) ? ' is' : '';
      return `${name}${verb}${you.endsWith(' ') ? ' ' : ''}`;
    });
  }
  if (!/\byour\b/iu.test(question)) return null;
  return question.replace(/\byour\b/iu, possessive(name));
}
