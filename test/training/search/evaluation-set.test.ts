import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEvaluationSet } from '../../../training/search/evaluation-set.js';

const folder = mkdtempSync(join(tmpdir(), 'hindcast-set-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));

write('set.json', {
  show: 'talks',
  corpus: [
    { slug: 'one', file: 'one.md' },
    { slug: 'two', file: 'two.md', title: 'The second' },
  ],
  gold: ['gold-one.json'],
});
write('gold-one.json', {
  id: 'one',
  questions: [
    { q: 'Why?', evidence: ['because nobody had looked at the restored rows'], paraphrased: true },
    { q: 'Who?', evidence: ['the person on call who was still asleep', 'her cat'] },
  ],
});
writeFileSync(join(folder, 'one.md'), '**Ann:** Hello.');

describe('readEvaluationSet', () => {
  const { episodes, questions } = readEvaluationSet(folder);

  it('gives the episodes, titled by their slug where they have no title', () => {
    expect(episodes).toMatchObject([
      { show: 'talks', slug: 'one', title: 'one' },
      { show: 'talks', slug: 'two', title: 'The second' },
    ]);
    expect(Buffer.from(episodes[0]!.read()).toString()).toBe('**Ann:** Hello.');
  });

  it('tells paraphrased questions from worded ones', () => {
    expect(questions.map(({ text, kind }) => [text, kind])).toEqual([
      ['Why?', 'paraphrased'],
      ['Who?', 'worded'],
    ]);
  });

  it('counts a passage of the right episode that holds any of the evidence', () => {
    const text = 'Well, that was because nobody had looked at the restored rows, I think.';
    expect(questions[0]!.isAnsweredBy({ text, speakers: [], episode: { slug: 'one' } })).toBe(true);
    expect(questions[0]!.isAnsweredBy({ text, speakers: [], episode: { slug: 'two' } })).toBe(false);
    expect(questions[1]!.isAnsweredBy({ text, speakers: [], episode: { slug: 'one' } })).toBe(false);
    expect(questions[1]!.isAnsweredBy({ text: 'It was her cat.', speakers: [], episode: { slug: 'one' } })).toBe(true);
  });
});
