// What of a model's text is its reply? Without thoughts, control tokens, code fences, and JSON around it.

export interface Unwrapped {
  /** What comes of the reply now. */
  readonly text: string;
  /** Everything before it was thought, too. */
  readonly restarts: boolean;
}

export interface ReplyUnwrapper {
  push(text: string): Unwrapped;
  /** The rest. */
  end(): Unwrapped;
}

const TAG = '(?:[a-z]+:)?(?:think(?:ing)?|thoughts?|reason(?:ing)?|analysis)';
/** As reasoning models write it where their server leaves it in the text; "[THINK]" is Mistral's, channels are gpt-oss's. */
const THOUGHT = new RegExp(String.raw`<${TAG}>|\[THINK\]|<\|channel\|>(?:analysis|commentary)[^<]*<\|message\|>`, 'iu');
/** Templates often open the thought themselves, so that its end comes without a start. */
const LATE_END = new RegExp(String.raw`</${TAG}>|\[/THINK\]|<\|channel\|>final[^<]*<\|message\|>`, 'iu');
const THOUGHT_END = new RegExp(String.raw`${LATE_END.source}|<\|end\|>`, 'iu');
const CONTROL = /<\|[^|<>]{1,40}\|>/gu;
/** What could become one of these. */
const UNFINISHED = /(?:<[^<>]{0,60}|<\|channel\|>[^<]{0,40}(?:<[^<>]{0,20})?|\[\/?[A-Z]{0,5})$/iu;
/** A reply in JSON or in a fence can be read as a whole only. */
const WRAPPED = /^\s*(?:\{|`)/u;
const FENCE = /^\s*```[^\n]*\n?|\n?```\s*$/gu;

export function createReplyUnwrapper(): ReplyUnwrapper {
  let held = '';
  let isThinking = false;
  /** `null`: nothing but space has come yet. */
  let isWrapped: boolean | null = null;
  let wrapped = '';

  function take(text: string): string {
    const plain = text.replace(CONTROL, ' ');
    if (isWrapped === null && plain.trim()) isWrapped = WRAPPED.test(plain);
    if (!isWrapped) return plain;
    wrapped += plain;
    return '';
  }

  /** Goes on to behind the next tag; `null` where there is none. */
  function passTag(): Unwrapped | null {
    const ends = (isThinking ? THOUGHT_END : LATE_END).exec(held);
    const begins = isThinking ? null : THOUGHT.exec(held);
    const isBegin = begins !== null && (ends === null || begins.index < ends.index);
    const tag = isBegin ? begins : ends;
    if (!tag) return null;
    const before = held.slice(0, tag.index);
    held = held.slice(tag.index + tag[0].length);
    const restarts = !isBegin && !isThinking;
    isThinking = isBegin;
    if (restarts) [wrapped, isWrapped] = ['', null];
    return { text: isBegin ? take(before) : '', restarts };
  }

  function read(): Unwrapped {
    let text = '';
    let restarts = false;
    for (let passed = passTag(); passed; passed = passTag()) {
      text = passed.restarts ? '' : text + passed.text;
      restarts ||= passed.restarts;
    }
    return { text, restarts };
  }

  return {
    push(piece) {
      held += piece;
      const { text, restarts } = read();
      const from = UNFINISHED.exec(held)?.index ?? held.length;
      const settled = held.slice(0, from);
      held = held.slice(from);
      return { text: isThinking ? text : text + take(settled), restarts };
    },
    end() {
      const { text, restarts } = read();
      const rest = isThinking ? '' : take(held);
      const whole = isWrapped ? unwrap(wrapped) : '';
      [held, wrapped] = ['', ''];
      return { text: text + rest + whole, restarts };
    },
  };
}

/** Nothing where it looks like JSON and is none. */
function unwrap(text: string): string {
  const inner = text.replace(FENCE, '').trim();
  if (!inner.startsWith('{')) return inner;
  try {
    return stringsIn(JSON.parse(inner)).join('\n\n');
  } catch {
    return '';
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
