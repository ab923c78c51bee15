// "Lessons near it" are near, or there are none.
import { describe, expect, it } from 'vitest';
import type { EditedLesson } from '../../src/domain/edit.js';
import { nearLessons } from '../../src/http/near-lessons.js';
import type { Services } from '../../src/http/services.js';
import type { Hit, SearchRequest } from '../../src/search/search.js';
import { createFakeServices } from '../fixtures/fake-services.js';

const backups = { slug: 'backups', label: 'Backups' };
const episode = { id: 'ep_1', show: 'night-shift', slug: 'one', title: 'One', revision: 1 };
const lesson = {
  ...{
    id: 'ls_own',
    statement: 'Restore "it": once -a- month.',
    quote: 'So restore it, once a month.',
    topics: [backups],
    episode,
  },
} as unknown as EditedLesson;

function hit(id: string, score: number, topics: { slug: string; label: string }[] = []): Hit {
  return {
    ...{
      episode,
      score,
      text: id,
      snippet: '',
      speakers: [],
      timing: null,
      startTime: null,
      url: '/night-shift/one',
    },
    ...{ startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 9 },
    lesson: { id, statement: id, evidence: [], topics },
  };
}

async function near(hits: readonly Hit[], retrievers: readonly 'vector'[] = ['vector']) {
  const asked: SearchRequest[] = [];
  const search: Services['search'] = {
    search: async (request) => {
      asked.push(request);
      return { hits, retrievers, nextCursor: null, degraded: retrievers.length === 0 };
    },
  };
  const services: Services = { ...createFakeServices(), search };
  return { names: (await nearLessons(lesson, services)).map(({ statement }) => statement), asked: asked[0]! };
}

describe('lessons near one', () => {
  it('are those of near meaning, less near ones where they are about the same, and not the lesson itself', async () => {
    const hits = [hit('ls_own', 1), hit('near', 0.31), hit('far', 0.29), hit('akin', 0.21, [backups])];
    expect((await near([...hits, hit('apart', 0.19, [backups])])).names).toEqual(['near', 'akin']);
  });

  it('are said once each, though a recording is there twice, and not in the lesson’s own words', async () => {
    const twin = { ...hit('ls_twin', 1), text: 'So, restore it once a month!' };
    const again = { ...hit('ls_again', 0.5), text: 'Near.' };
    expect((await near([hit('ls_own', 1), twin, hit('near', 0.5), again, hit('other', 0.4)])).names).toEqual([
      'near',
      'other',
    ]);
  });

  it('are none where the nearest is far', async () => {
    expect((await near([hit('ls_own', 1), hit('far', 0.1)])).names).toEqual([]);
  });

  it('are about the same where no vectors tell', async () => {
    expect((await near([hit('words', 0.9), hit('akin', 0.1, [backups])], [])).names).toEqual(['akin']);
  });

  it('are looked for by the words of the statement, of which none binds', async () => {
    const { q, mode } = (await near([])).asked;
    expect([mode, q.match(/["-]/gu)]).toEqual(['vector', ['-']]);
  });
});
