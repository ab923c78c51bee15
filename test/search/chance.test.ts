// Is a query about anything that was said? Words decide, then nearness beside that of words that mean nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import { createUnsaid, type IsUnsaid } from '../../src/search/chance.js';
import { parseQuery } from '../../src/search/parse-query.js';
import type { QueryVector } from '../../src/search/query-vector.js';
import type { SearchIndex } from '../../src/store/store.js';
import { memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

const embedder = wordEmbedder({ rehearse: 'restore' });
const vectorOf = async (text: string): Promise<QueryVector> => {
  const [values] = await embedder.embedBatch([text], 'query');
  return { values: values!, fingerprint: embedder.fingerprint, reword: vectorOf };
};
let index: SearchIndex;
let searches: number;
let isUnsaid: IsUnsaid;
const ask = async (text: string) => isUnsaid(parseQuery(text), await vectorOf(text));

beforeAll(async () => {
  const archive = await memoryArchive(sampleEpisodes, embedder);
  searches = 0;
  index = {
    ...archive,
    vectorPassages: (...args) => {
      searches += 1;
      return archive.vectorPassages(...args);
    },
  };
  isUnsaid = createUnsaid(index);
});

describe('a query', () => {
  it.each(['backup', 'backups', 'zzqx backup', 'Tom Halvorsen'])(
    'of words that are said is no chance: %s',
    async (q) => {
      expect(await ask(q)).toBe(false);
    },
  );

  it('of a word that means what is said is no chance', async () => {
    expect(await ask('rehearse')).toBe(false);
  });

  it('of words without meaning here is chance, and what chance reaches is measured once', async () => {
    expect(await ask('zzqx')).toBe(true);
    const before = searches;
    expect(await ask('qqrtz vvkplm')).toBe(true);
    expect(searches - before).toBe(1);
  });

  it('that binds its hits, or has no vector or no words, is not judged', async () => {
    expect(await ask('"zzqx"')).toBe(false);
    expect(await ask('')).toBe(false);
    expect(await isUnsaid(parseQuery('zzqx'), null)).toBe(false);
  });
});
