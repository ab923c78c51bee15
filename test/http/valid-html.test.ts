// Every page and every export in HTML as html-validate judges it: the standard's content models, and nothing that bars people.
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileWords } from '../fixtures/hostile-words.js';
import { openWordedArchive, type WordedArchive } from '../fixtures/worded-archive.js';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // A button of a form sends it, as these do.
    'no-implicit-button-type': 'off',
    // A footer within a quotation is no landmark, though the validator takes it for one.
    'unique-landmark': 'off',
    // Advice about what the standard allows.
    ...{ 'prefer-native-element': 'off', 'aria-label-misuse': 'off' },
  },
});

const paths: Readonly<Record<string, (archive: WordedArchive) => string>> = {
  home: () => '/',
  show: () => '/worded',
  'episode with times': () => '/worded/timed',
  'episode without times': () => '/worded/untimed',
  lessons: () => '/lessons',
  lesson: ({ lesson }) => `/lessons/${lesson}`,
  'lesson that is gone': ({ goneLesson }) => `/lessons/${goneLesson}`,
  'embedded lesson': ({ lesson }) => `/embed/lessons/${lesson}`,
  topics: () => '/topics',
  topic: ({ topic }) => `/topics/${topic}`,
  people: () => '/people',
  person: ({ person }) => `/people/${person}`,
  search: () => '/search',
  'search that finds': () => '/search?q=rumour',
  'search that finds nothing': () => '/search?q=jupiter',
  ask: () => '/ask',
  answer: () => '/ask?q=Which+rumour%3F',
  API: () => '/docs',
  errors: () => '/docs/errors',
  'not found': () => '/worded/nothing',
  'show notes': ({ episodes: [timed] }) => `/v1/episodes/${timed}/show-notes?format=html`,
  transcript: ({ episodes: [timed] }) => `/v1/episodes/${timed}/transcript?format=html`,
};

/** A line for each fault. */
async function faultsOf({ app }: WordedArchive, url: string): Promise<string[]> {
  const { body } = await app.inject({ url, headers: { accept: 'text/html' } });
  const { results } = await validator.validateString(body);
  const lines = body.split('\n');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} in ${lines[line - 1]?.slice(0, 120)}`),
  );
}

describe.each([
  ['plain words', (name: string) => name],
  ['hostile words', (name: string) => `${name} ${hostileWords.markup}`],
])('over an archive of %s', (_name, words) => {
  let archive: WordedArchive;
  beforeAll(async () => {
    const address = 'https://plain.example/there';
    archive = await openWordedArchive({ words, nameOf: (name) => name, address });
  });
  afterAll(() => archive.close());

  it.each(Object.entries(paths))('%s is valid', async (_kind, where) => {
    expect(await faultsOf(archive, where(archive))).toEqual([]);
  });
});
