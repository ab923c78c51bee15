// The questions of training/written/asked.jsonl: each stands on words of its transcript, and quotes none of them at length.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type AskedOfEpisode, readAsked } from '../../training/written/asked.js';
import { describeWhere, missingOfShared, SHARED } from '../fixtures/describe-where.js';
import { quotingTexts } from './fixtures/quotations.js';

const train = join(SHARED, 'train');

describeWhere(missingOfShared('train'), 'asked.jsonl', () => {
  let asked: readonly AskedOfEpisode[] = [];

  beforeAll(() => {
    asked = readAsked(train);
  });

  it('has hundreds of questions that are answered, half of them in other words, and of others that are not', () => {
    const questions = asked.flatMap((each) => each.questions);
    expect(questions.length).toBeGreaterThan(800);
    const share = questions.filter(({ paraphrased }) => paraphrased).length / questions.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(asked.flatMap(({ unanswerable }) => unanswerable).length).toBeGreaterThan(400);
  });

  it('asks each question once', () => {
    const texts = asked.flatMap(({ questions, unanswerable }) => [
      ...questions.map(({ text }) => text),
      ...unanswerable,
    ]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('quotes no nine words of a transcript in a row', () => {
    for (const { file, questions, unanswerable } of asked) {
      const texts = [...questions.map(({ text }) => text), ...unanswerable];
      expect(quotingTexts(texts, readFileSync(join(train, file), 'utf8')), file).toEqual([]);
    }
  });
});
