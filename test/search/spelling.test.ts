import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/parse-query.js';
import { createSpeller } from '../../src/search/spelling.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

const said = [
  'Kubernetes restarts containers, and kubernetes moves them.',
  'We break things and take restored backups. Deployments failed, deployment after deployment.',
  'Breaks and readings about café 4chan from Halvorsen.',
];
const english = new Set(['bread', 'bake', 'jupiter']);

async function archiveOf(...texts: string[]): Promise<MemoryArchive> {
  const turns = texts.map((text): readonly [string, string] => ['Saul', text]);
  return memoryArchive([{ show: 'a', slug: 'b', title: 'c', turns }], wordEmbedder());
}

async function correct(q: string, texts: readonly string[] = said) {
  const spell = createSpeller(await archiveOf(...texts), (word) => english.has(word));
  const { query, corrections } = await spell(parseQuery(q));
  return { text: query.text, corrections: corrections.map(({ from, to }) => `${from} > ${to}`) };
}

describe('a query', () => {
  test.each([
    ['kubernets', 'kubernets > kubernetes'],
    ['Kubernets', 'Kubernets > Kubernetes'],
    ['how do kubrenetes restarts work', 'kubrenetes > kubernetes'],
    ['deplyomnet', 'deplyomnet > deployment'],
    ['speaker halvorsan', 'halvorsan > halvorsen'],
    ['bakcups', 'bakcups > backups'],
    ['abckups', 'abckups > backups'],
    ['Abckups', 'Abckups > Backups'],
  ])('%s is corrected: %s', async (q, correction) => {
    expect((await correct(q)).corrections).toEqual([correction]);
  });

  test.each([
    ['a word that the archive holds', 'restarts'],
    ['another form of one', 'restarted restores moved fails'],
    ['a word of the language', 'bread bake'],
    ['a word in quotes', '"kubernets"'],
    ['an excluded word', 'backups -kubernets'],
    ['a word with a digit', '5chan kubernetes1'],
    ['a short word', 'caf tak'],
    ['a word with another first letter', 'ackups jackups ubernetes'],
    ['a form of a word of the language', 'baking rebaked breads'],
    ['a word that is near to nothing', 'zzzzzzzzzz'],
    ['another language', 'breakt backupt readingsz gegessen'],
  ])('keeps %s', async (_, q) => {
    expect((await correct(q)).corrections).toEqual([]);
  });

  test('is corrected in what is embedded as well', async () => {
    expect((await correct('why kubernets, at all')).text).toBe('why kubernetes, at all');
  });

  test('takes the nearer word, then the more frequent', async () => {
    const texts = ['restoring', 'rescoring', 'resorting', 'resorting'];
    expect((await correct('restorng', texts)).corrections).toEqual(['restorng > restoring']);
    expect((await correct('resttrng', texts)).corrections).toEqual(['resttrng > restoring']);
    expect((await correct('resxoring', texts)).corrections).toEqual(['resxoring > rescoring']);
    expect((await correct('resxoring', [...texts, 'restoring'])).corrections).toEqual(['resxoring > restoring']);
  });

  test('is corrected to what the archive holds now', async () => {
    const [before, after] = [await archiveOf('kubernetes'), await archiveOf('kubernauts')];
    let now = before;
    const spell = createSpeller({ ...before, ...moving(() => now) }, () => false);
    const correction = async () => (await spell(parseQuery('kubernuts'))).corrections[0]?.to;
    expect(await correction()).toBe('kubernetes');
    now = after;
    after.revision = '2';
    expect(await correction()).toBe('kubernauts');
  });
});

function moving(now: () => MemoryArchive): Partial<MemoryArchive> {
  return {
    indexRevision: () => now().indexRevision(),
    vocabulary: () => now().vocabulary(),
    findUnseenWords: (words) => now().findUnseenWords(words),
  };
}
