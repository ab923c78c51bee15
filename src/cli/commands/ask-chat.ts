// A talk in the terminal: one question after another, each read with those before it.
import { createInterface } from 'node:readline';
import type { Answer, Exchange } from '../../answer/answer.js';
import { Interrupted } from '../interrupt.js';
import { refusalOf } from '../options.js';
import { print } from '../output.js';

export interface Chat {
  /** Asked before anything is read; empty: nothing is. */
  readonly first: string;
  /** Ends the talk. */
  readonly signal: AbortSignal;
  /** Asks and prints. */
  answer(question: string, history: readonly Exchange[], signal: AbortSignal): Promise<Answer>;
}

/** Earlier questions that are kept, as many as the API takes. */
const MAX_HISTORY = 20;

/**
 * Reads questions, a line each, until the input ends. Ctrl-C at a terminal gives up a running answer, else it ends the
 * talk. Rejects with the reason of the signal.
 */
export async function chat({ first, signal, answer }: Chat): Promise<void> {
  const history: Exchange[] = [];
  let running: AbortController | null = null;

  async function take(question: string): Promise<void> {
    running = new AbortController();
    try {
      const { answer: text } = await answer(question, history, AbortSignal.any([signal, running.signal]));
      history.push({ question, answer: text });
      history.splice(0, Math.max(0, history.length - MAX_HISTORY));
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Interrupted)) throw error;
      print('Given up.');
    } finally {
      running = null;
    }
    print();
  }

  if (first) await take(first);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: isTerminal ? process.stdout : undefined,
    prompt: '? ',
  });
  lines.on('SIGINT', () => (running ? running.abort(new Interrupted()) : lines.close()));
  signal.addEventListener('abort', () => lines.close(), { once: true });
  const prompt = (): void => {
    if (isTerminal) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    const question = line.trim();
    const refusal = refusalOf(question);
    if (refusal !== null) print(`The question ${refusal}.`);
    else if (question) await take(question);
    prompt();
  }
  signal.throwIfAborted();
  if (isTerminal) print();
}
