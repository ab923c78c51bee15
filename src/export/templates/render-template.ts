// A template and what it may read -> text, or where it is wrong.
import { Context, type Liquid, toValueSync } from 'liquidjs';
import { LONGEST_SOURCE, type TemplateFormat } from '../../domain/template.js';
import { languageFor } from './template-language.js';

/** Characters of what comes out. */
const LONGEST_OUTPUT = 500_000;
/**
 * Tags, outputs and texts between them, each time that they come; ours have some hundreds. Counted, so that a busy machine
 * refuses nothing.
 */
const MOST_PIECES = 20_000;
/** Ours take one or two. */
const LONGEST_MS = 5_000;

/** What is wrong with a template, and where: its author's to mend. */
export class TemplateError extends Error {
  /** From 1; `null` where it is the template as a whole. */
  readonly line: number | null;

  constructor(message: string, line: number | null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TemplateError';
    this.line = line;
  }
}

/** A template that was read, to be rendered any number of times. */
export interface ReadTemplate {
  /** `data`: plain JSON values, all that the template can see. Throws `TemplateError`. */
  render(data: object): string;
}

/** Throws `TemplateError`. */
export function readTemplate(source: string, format: TemplateFormat): ReadTemplate {
  if (source.length > LONGEST_SOURCE) {
    throw new TemplateError(`A template has at most ${LONGEST_SOURCE} characters; this has ${source.length}`, null);
  }
  const language = languageOf(format);
  const parsed = attempt(() => language.parse(source));
  return {
    render(data) {
      const output = new LimitedOutput();
      const context = new Context(data, language.options, { sync: true }, { liquid: language });
      // The library asks this before every piece.
      context.renderLimit.check = pieceLimit();
      attempt(() => toValueSync(language.renderer.renderTemplates(parsed, context, output)));
      return output.buffer;
    },
  };
}

const languages = new Map<TemplateFormat, Liquid>();

function languageOf(format: TemplateFormat): Liquid {
  const language = languages.get(format) ?? languageFor(format);
  languages.set(format, language);
  return language;
}

function pieceLimit(): () => void {
  const latest = performance.now() + LONGEST_MS;
  let pieces = 0;
  return () => {
    if (++pieces > MOST_PIECES) throw new Error(`More than ${MOST_PIECES} pieces are rendered: a loop is too long`);
    if (performance.now() > latest) throw new Error(`Rendering takes longer than ${LONGEST_MS / 1000} seconds`);
  };
}

class LimitedOutput {
  buffer = '';

  write(text: unknown): void {
    this.buffer += String(text ?? '');
    if (this.buffer.length > LONGEST_OUTPUT) {
      throw new TemplateError(`The output is longer than ${LONGEST_OUTPUT} characters`, null);
    }
  }
}

/** Nothing but a template can fail in here: whatever is thrown is told as its fault. */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toTemplateError(error);
  }
}

function toTemplateError(error: unknown): TemplateError {
  if (error instanceof RangeError) return new TemplateError('Tags are nested too deep', null, { cause: error });
  const { token, originalError } = error as { token?: Token; originalError?: unknown };
  if (originalError instanceof TemplateError) return originalError;
  const message = error instanceof Error ? error.message : String(error);
  const line = typeof token?.getPosition === 'function' ? token.getPosition()[0] : null;
  return new TemplateError(plainMessage(message), line, { cause: error });
}

interface Token {
  getPosition(): [line: number, column: number];
}

/** The library ends its messages with the place, and names a file that there is not. */
function plainMessage(message: string): string {
  return message.replace(/(?:, file:[^,\n]*)?, line:\d+, col:\d+$/u, '').slice(0, 300);
}
