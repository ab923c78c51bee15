// How does an answer look in a terminal? Its text, its quotes with who said them where, or where to look next.
import type { Answer, FallbackReason } from '../../answer/answer.js';
import type { Citation } from '../../domain/citation.js';
import { bold, dim, formatTime, lineWidth, print, printable, wrap } from '../output.js';

export interface PrintOptions {
  /** What leads to the service, before a path of it; empty where that is not known. */
  readonly base: string;
  /** Whether only a part of the archive was asked. */
  readonly filtered: boolean;
}

const INDENT = '    ';

const REASONS: Readonly<Record<FallbackReason, string>> = {
  timeout: 'the language model did not answer in time',
  unreachable: 'the language model cannot be reached',
  refused: 'the language model or its key was refused',
  malformed: 'the language model wrote nothing that cites',
  unsupported: 'the language model could not be asked this',
};

export function printAnswer(answer: Answer, { base, filtered }: PrintOptions): void {
  const { state, answer: text, citations, degraded } = answer;
  if (degraded) process.stderr.write('hindcast: degraded: a part of search is missing\n');
  if (state === 'not_found') {
    printRefusal(answer, filtered);
    return;
  }
  if (state === 'partial') {
    print(`${bold('Part of an answer.')} ${wrap('The archive comes near, but may not say all of it.')}\n`);
  }
  if (answer.writtenBy === 'language-model') print(`${wrap(text)}\n`);
  citations.forEach((citation, i) => {
    printCitation({ ...citation, url: base + citation.url }, i + 1);
  });
  print(dim(wrap(writerOf(answer))));
}

function printCitation({ speaker, quote, episode, startTime, url }: Citation, number: number): void {
  print(wrap(`[${number}] "${quote}"`, INDENT).trimStart());
  const place = [printable(episode.title), ...(startTime === null ? [] : [formatTime(startTime)])].join(', ');
  const name = speaker === null ? '' : `${printable(speaker)}, `;
  const line = `${INDENT}${name && bold(name.slice(0, -2))}${name && ', '}${place}`;
  const fits = INDENT.length + name.length + place.length + 1 + url.length <= lineWidth();
  // A program that reads the output wants one line a place.
  print(fits || !process.stdout.isTTY ? `${line} ${dim(url)}` : `${line}\n${INDENT}${dim(url)}`);
  print();
}

function printRefusal({ answer, lookedAt, nearestTopics }: Answer, filtered: boolean): void {
  print(wrap(answer));
  if (nearestTopics.length > 0) print(wrap(`Near it: ${nearestTopics.map((topic) => topic.label).join(', ')}`));
  if (lookedAt.length > 0) print(wrap(`Looked at: ${lookedAt.map((episode) => episode.title).join(', ')}`));
  else if (filtered) print(wrap('Nothing that was said fits the options; without them more is looked at.'));
}

function writerOf({ writtenBy, fallback }: Answer): string {
  if (writtenBy === 'language-model')
    return 'Written by a language model; each sentence was checked against its quotes.';
  return fallback === null ? "In the speakers' own words." : `In the speakers' own words: ${REASONS[fallback]}.`;
}
