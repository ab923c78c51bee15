// JSON as careless tools write it -> JSON: what can only be meant one way is written as it should be.
import { stringEnd } from './entry-lines.js';

export interface MendedJson {
  /** JSON as far as it could be made so, with nearly the same lines. */
  readonly source: string;
  /** What was mended, for people; empty where the documents were only strung together. */
  readonly told: readonly string[];
}

/** What matters of JSON outside its texts; `NaN` and `Infinity` are what Python writes for numbers that JSON lacks. */
const TOKEN = /"|[{}[\]]|,\s*(?=[\]}])|,|-?Infinity|NaN/g;

/**
 * NaN and Infinity become `null`, commas before a closing bracket go, line ends and tabs inside texts are escaped, and
 * several documents in a row become one list. Linear, without recursion. What is broken otherwise stays so.
 */
export function mendJson(text: string): MendedJson {
  const mending = new Mending(text);
  const tokens = new RegExp(TOKEN);
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '"') tokens.lastIndex = mending.text(token.index) + 1;
    else mending.token(token[0], token.index);
  }
  return mending.end();
}

class Mending {
  readonly #text: string;
  readonly #pieces: string[] = [];
  readonly #counts = { numbers: 0, commas: 0, breaks: 0 };
  #kept = 0;
  #depth = 0;
  #documents = 0;

  constructor(text: string) {
    this.#text = text;
  }

  token(token: string, at: number): void {
    if (token === '{' || token === '[') this.#open(at);
    else if (token === '}' || token === ']') this.#depth--;
    else if (token.startsWith(',')) this.#comma(token, at);
    else {
      this.#counts.numbers++;
      this.#put(at, at + token.length, 'null');
    }
  }

  /** Returns where the text that opens at `at` closes. */
  text(at: number): number {
    const end = stringEnd(this.#text, at);
    const inside = this.#text.slice(at, end);
    const breaks = inside.match(/[\n\t]/g)?.length ?? 0;
    this.#counts.breaks += breaks;
    if (breaks > 0) this.#put(at, end, inside.replace(/\n/g, '\\n').replace(/\t/g, '\\t'));
    return end;
  }

  end(): MendedJson {
    const source = this.#pieces.join('') + this.#text.slice(this.#kept);
    return { source: this.#documents > 1 ? `[${source}]` : source, told: tell(this.#counts) };
  }

  #open(at: number): void {
    if (this.#depth === 0 && this.#documents++ > 0) this.#put(at, at, ',');
    this.#depth++;
  }

  /** Between documents a comma is put anyway. */
  #comma(token: string, at: number): void {
    const spare = /[\]}]/.test(this.#text[at + token.length] ?? '');
    if (spare) this.#counts.commas++;
    if (spare || this.#depth === 0) this.#put(at, at + 1, '');
  }

  #put(from: number, to: number, replacement: string): void {
    this.#pieces.push(this.#text.slice(this.#kept, from), replacement);
    this.#kept = to;
  }
}

function tell({ numbers, commas, breaks }: { numbers: number; commas: number; breaks: number }): string[] {
  return [
    ...(numbers > 0 ? [`numbers that are none (NaN, Infinity) were read as nothing: ${numbers}`] : []),
    ...(commas > 0 ? [`commas before a closing bracket were left out: ${commas}`] : []),
    ...(breaks > 0 ? [`line ends or tabs inside texts were taken as they are: ${breaks}`] : []),
  ];
}
