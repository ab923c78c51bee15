import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Judge, judgeQuestions } from '../../../scripts/quality/judge-questions.js';
import type { AskRequest } from '../../../src/answer/answer.js';
import type { Citation } from '../../../src/domain/citation.js';

const folder = mkdtempSync(join(tmpdir(), 'hindcast-judged-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));

const rows = 'because nobody had looked at the rows that came back';
const cat = 'the cat of the person on call was asleep on the keyboard';

write('set.json', { show: 'talks', gold: ['one.json', 'two.json'] });
write('one.json', {
  ...{ id: 'one', chapters: [], lessons: [] },
  questions: [{ q: 'Why?', evidence: [rows, cat] }],
  unanswerable: ['How tall?'],
});
write('two.json', { id: 'two', chapters: [], lessons: [] });

const cite = (slug: string, quote: string): Citation => ({
  episode: { id: `talks/${slug}`, slug, title: slug, show: 'talks' },
  ...{ quote, turn: 0, startOffset: 0, speaker: null, startTime: null, timing: null, url: '' },
});
const judgeOf = (confidence: number, ...citations: Citation[]): Judge => ({
  judge: async () => ({ confidence, citations }),
});
const judged = async (judge: Judge) => (await judgeQuestions(judge, folder))[0]!;

const other = cite('one', 'something else that was said in the same hour of talk');

describe('judgeQuestions', () => {
  it('asks every question of its show, answerable and not', async () => {
    const asked: AskRequest[] = [];
    const questions = await judgeQuestions(
      {
        async judge(request) {
          asked.push(request);
          return { confidence: asked.length / 4, citations: [cite('one', rows)] };
        },
      },
      folder,
    );
    expect(asked).toEqual([
      { question: 'Why?', filter: { show: 'talks' }, history: [] },
      { question: 'How tall?', filter: { show: 'talks' }, history: [] },
    ]);
    expect(questions).toEqual([
      { confidence: 0.25, answerable: true, right: true },
      { confidence: 0.5, answerable: false, right: false },
    ]);
  });

  it('knows evidence by half of its words, or by a quote that is half of it', async () => {
    expect(await judged(judgeOf(0.5, cite('one', `Well, ${rows}, and then we went home.`)))).toMatchObject({
      right: true,
    });
    expect(await judged(judgeOf(0.5, cite('one', 'Nobody had looked at the rows.')))).toMatchObject({ right: true });
    expect(await judged(judgeOf(0.5, cite('one', cat)))).toMatchObject({ right: true });
    expect(await judged(judgeOf(0.5, other))).toMatchObject({ right: false });
  });

  it('takes the same words in another episode for no evidence', async () => {
    expect(await judged(judgeOf(0.5, cite('two', rows)))).toMatchObject({ right: false });
  });

  it('looks at three citations', async () => {
    expect(await judged(judgeOf(0.5, other, other, cite('one', rows)))).toMatchObject({ right: true });
    expect(await judged(judgeOf(0.5, other, other, other, cite('one', rows)))).toMatchObject({ right: false });
  });

  it('gives no confidence to a question for which nothing can be cited', async () => {
    expect(await judged(judgeOf(0.8))).toEqual({ confidence: 0, answerable: true, right: false });
  });
});
