// Which clauses of a sentence can stand as a title? Indirect questions, gerunds with their object, short statements.
import { closesPhrase } from './title-nouns.js';
import {
  letterOf,
  MAX_TITLE,
  type Mention,
  type TitleForm,
  type TitleText,
  type TitleToken,
  write,
} from './title-text.js';
import { isNumber, leavesOpen } from './title-words.js';

/** Words that stand for something named elsewhere: a title that holds one hangs in the air. */
const DANGLING = new Set(
  `it this that these those them they he she him her his its their there here i me my mine our ours one ones so such something
  anything everything stuff thing things it's that's there's they're he's she's i'm i'd i've i'll we're we've we'd
  they've they'd who's what's how's you've you're you'd y'all mine yours else`.split(/\s+/),
);
/** A clause is whole when it ends on one of these parts of speech. */
const CLOSING = new Set('NPAVDG');
/** The words that ask. */
const ASKING = new Set(['how', 'why', 'what', 'when', 'where', 'who']);

/** "What a backup is" names a subject; "how your ribs are" asks after somebody. */
const NAMING = new Set(['what', 'who']);

/** The clauses of a sentence that could be titles. */
export function clausesIn(tokens: readonly TitleToken[], text: TitleText, unit: number): Mention[] {
  const asks = /\?["'”’)\]]*$/.test(text.units[unit]!.text);
  return [...questionsIn(tokens, text, asks), ...gerundsIn(tokens, text), ...statementsIn(tokens, text, asks)];
}

function questionsIn(tokens: readonly TitleToken[], text: TitleText, asks: boolean): Mention[] {
  const mentions: Mention[] = [];
  tokens.forEach((token, from) => {
    if (!ASKING.has(token.word)) return;
    const clause = tokens.slice(from, endOfClause(tokens, from));
    if (clause.length < 3 || clause.slice(1).some(({ word }) => DANGLING.has(word))) return;
    if (clause.some(({ word }) => isNumber(word)) || !asksWholly(clause, tokens, asks)) return;
    if (!clause.some((one) => 'VDGU'.includes(letterOf(one))) && clause[1]!.word !== 'to') return;
    const written = turnQuestion(clause, text, asks);
    if (written) mentions.push({ form: 'question', tokens: clause, text: written });
  });
  return mentions;
}

/** Not a relative clause ("the place where it is kept"), nor one that goes on behind what parted it ("looks like"). */
function asksWholly(clause: readonly TitleToken[], tokens: readonly TitleToken[], asks: boolean): boolean {
  const [asking, second] = clause;
  if (asking!.word === 'where' && !asks && second!.word !== 'to') return false;
  const next = tokens[tokens.indexOf(clause.at(-1)!) + 1];
  if (next && !next.opens && next.word === 'like' && 'VDGU'.includes(letterOf(clause.at(-1)!))) return false;
  return clause.every(({ word }) => word !== 'between') || clause.some(({ word }) => word === 'and');
}

/** "how does a cache work" -> "how a cache works"; "how you test" stays; null where no title comes of it. */
function turnQuestion(clause: readonly TitleToken[], text: TitleText, asks: boolean): string | null {
  const [asking, second, ...rest] = clause;
  if (!endsWhole(clause)) return null;
  if (/^(?:do|does)$/.test(second!.word)) {
    const verb = rest.findIndex((token, i) => i > 0 && letterOf(token) === 'V');
    if (verb < 0 || rest.length < 2) return null;
    const words = rest.map((token, i) =>
      i === verb && second!.word === 'does' ? thirdPerson(token.word) : text.written(token),
    );
    return fits([asking!.word, ...words].join(' '));
  }
  if (/^(?:is|are|was|were)$/.test(second!.word)) {
    if (rest.length > 3 || rest.length === 0 || !rest.every((token) => 'NPAT'.includes(letterOf(token)))) {
      return asks ? fits(`${write(clause, text)}?`) : null;
    }
    return NAMING.has(asking!.word) ? fits(`${asking!.word} ${write(rest, text)} ${second!.word}`) : null;
  }
  if (/n't$|^about$/.test(second!.word)) return null;
  if (/^(?:did|can|could|should|would|will|has|have|had|might|may|must)$/.test(second!.word)) {
    return asks ? fits(`${write(clause, text)}?`) : null;
  }
  return fits(write(clause, text));
}

/** On a word of content, or as "what a backup is" does. */
function endsWhole(clause: readonly TitleToken[]): boolean {
  const last = clause.at(-1)!;
  if (/^(?:is|are|was|means?)$/.test(last.word)) return NAMING.has(clause[0]!.word);
  return CLOSING.has(letterOf(last)) && !leavesOpen(last.word);
}

const fits = (title: string): string | null => (title.split(/\s+/).length <= MAX_TITLE ? title : null);

function thirdPerson(verb: string): string {
  if (verb === 'have') return 'has';
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** After the clause's last word: before what parts it, or before the next clause's first word. */
function endOfClause(tokens: readonly TitleToken[], from: number): number {
  let end = from + 1;
  while (end < tokens.length && !tokens[end]!.opens) {
    const { word } = tokens[end]!;
    if (/^(?:because|so|but|if|when|which|while|though|although|then|since|where|like|or)$/.test(word)) break;
    if (word === 'and' && end + 1 < tokens.length && 'OTCRX'.includes(letterOf(tokens[end + 1]!))) break;
    end++;
  }
  return end;
}

/** "building a team", not the "building" of "are building". */
function gerundsIn(tokens: readonly TitleToken[], text: TitleText): Mention[] {
  const mentions: Mention[] = [];
  tokens.forEach((token, from) => {
    if (letterOf(token) !== 'G' || !token.stem) return;
    const before = tokens[from - 1];
    if (before && !token.opens && 'UORGXNP'.includes(letterOf(before))) return;
    let to = from + 1;
    while (to < tokens.length && to - from < 4 && !tokens[to]!.opens && 'TANP'.includes(letterOf(tokens[to]!))) to++;
    const own = tokens.slice(from, to);
    const next = tokens[to];
    const isWhole = !next || next.opens || !'TANPG'.includes(letterOf(next));
    if (own.length < 2 || !isWhole) return;
    if (own.some(({ word }) => DANGLING.has(word) || word === 'like') || leavesOpen(own.at(-1)!.word)) return;
    if (!closesPhrase(own.at(-1)!, text)) return;
    mentions.push(say('gerund', own, text));
  });
  return mentions;
}

/** "Languages are dialects": noun, verb and more, from a clause's beginning to its end. */
function statementsIn(tokens: readonly TitleToken[], text: TitleText, asks: boolean): Mention[] {
  if (asks) return [];
  const mentions: Mention[] = [];
  for (let from = 0; from < tokens.length; ) {
    let end = from + 1;
    while (end < tokens.length && !tokens[end]!.opens) end++;
    let start = from;
    while (start < end && 'CXR'.includes(letterOf(tokens[start]!))) start++;
    const clause = tokens.slice(start, end);
    if (isStatement(clause)) mentions.push(say('clause', clause, text));
    from = end;
  }
  return mentions;
}

function isStatement(clause: readonly TitleToken[]): boolean {
  if (clause.length < 3 || clause.length > MAX_TITLE) return false;
  const letters = clause.map(letterOf).join('');
  if (!/^T?A*[NP]+(?:I?T?A*[NP]+)?[UVD]R*[^UI]/.test(letters) || !CLOSING.has(letters.at(-1)!)) return false;
  if (leavesOpen(clause.at(-1)!.word)) return false;
  return clause.every(({ word }) => !DANGLING.has(word) && !/^(?:we|you|your|our|us)$/.test(word));
}

function say(form: TitleForm, tokens: readonly TitleToken[], text: TitleText): Mention {
  return { form, tokens, text: write(tokens, text) };
}
