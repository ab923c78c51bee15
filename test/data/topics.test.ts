// Is the curated list of topics fit to be loaded, linked and matched?
import { readFileSync } from 'node:fs';
import slugify from '@sindresorhus/slugify';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countWords } from '../../src/domain/transcript.js';
import { stemOf, wordsOf } from '../../src/domain/words.js';

const text = z.string().regex(/^\S.*\S$/u, 'has no white space at its ends');
const words = (min: number, max: number) =>
  text.refine((value) => countWords(value) >= min && countWords(value) <= max, `has ${min} to ${max} words`);
const sentence = (min: number, max: number) => words(min, max).regex(/^[\p{Lu}\p{N}].*[.?!]$/u, 'is a sentence');

const topicSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: words(1, 6).regex(/^[\p{Lu}\p{N}]/u, 'begins with a capital'),
  aliases: z.array(words(1, 6)).min(2).max(8),
  definition: sentence(6, 34),
  examples: z.array(sentence(5, 34)).min(4).max(6),
});

const file = new URL('../../data/topics/topics.json', import.meta.url);
const list: unknown[] = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
const topics = list.flatMap((entry) => topicSchema.safeParse(entry).data ?? []);

describe('data/topics/topics.json', () => {
  it('holds 150 topics or more', () => {
    expect(list.length).toBeGreaterThanOrEqual(150);
  });

  it('gives every topic a slug, a label, aliases, a definition and examples of fitting length', () => {
    expect(list.flatMap(problemsOf)).toEqual([]);
  });

  it('makes each slug from its label', () => {
    for (const { slug, label } of topics) expect(slug).toBe(slugify(label, { decamelize: false }));
  });

  it('uses each slug once', () => {
    expect(repeated(topics.map((topic) => topic.slug))).toEqual([]);
  });

  it('gives each name, label or alias, to one topic, whatever its case and punctuation', () => {
    expect(repeated(topics.flatMap(({ label, aliases }) => [label, ...aliases]).map(bare))).toEqual([]);
  });

  it('gives no two topics names that are forms of the same words', () => {
    const stemmed = topics.flatMap(({ label, aliases }) => [...new Set([label, ...aliases].map(stems))]);
    expect(repeated(stemmed)).toEqual([]);
  });

  it('says each example once, and none is only the name of its topic', () => {
    expect(repeated(topics.flatMap((topic) => topic.examples).map(bare))).toEqual([]);
    for (const { label, examples } of topics) expect(examples.map(bare)).not.toContain(bare(label));
  });

  it('writes labels in sentence case: a later word that is not a proper name starts small', () => {
    const wrong = topics.filter(({ label }) => / (And|Of|Or|The|To|In|For|With|Over|Versus)\b/.test(label));
    expect(wrong.map((topic) => topic.label)).toEqual([]);
  });

  it('speaks mostly without naming: at most two examples of a topic hold its label', () => {
    for (const { label, examples } of topics) {
      const naming = examples.filter((example) => bare(example).includes(bare(label)));
      expect(naming.length, label).toBeLessThanOrEqual(2);
    }
  });
});

function problemsOf(entry: unknown, index: number): string[] {
  const { error } = topicSchema.safeParse(entry);
  return error?.issues.map((issue) => `topic ${index}, ${issue.path.join('.')}: ${issue.message}`) ?? [];
}

/** The words of a name as a matcher sees them: small letters, single spaces, no punctuation. */
function bare(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []).join(' ');
}

function stems(name: string): string {
  return wordsOf(name)
    .map((word) => stemOf(word.text))
    .join(' ');
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
