import { describe, expect, it } from 'vitest';
import { parseSpokenWords, TAGS } from '../../../src/pipeline/speech/spoken-words.js';
import { createTagger } from '../../../src/pipeline/speech/tag-words.js';
import { wordsModel } from '../../fixtures/analysis-models.js';

const tagger = createTagger(wordsModel);
const tagged = (text: string) => tagger.tag(text).map(({ text: word, tag }) => `${word}/${TAGS[tag]}`);

describe('createTagger', () => {
  it('tells a noun from a verb by what stands around it', () => {
    expect(tagged('We test the database every night.')).toEqual([
      'We/O',
      'test/V',
      'the/T',
      'database/N',
      'every/T',
      'night/N',
    ]);
    expect(tagged('The test failed.')).toContain('test/N');
  });

  it('takes a word that is not listed and has a capital for a name', () => {
    expect(tagged('We moved it to Zorblatt last year.')).toContain('Zorblatt/P');
  });

  it('gives words with their places, and what stands between phrases', () => {
    const text = 'Backups, “restores” and Node.js';
    const tokens = tagger.tag(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Backups', 'restores', 'and', 'Node.js']);
    expect(tokens.map(({ opens }) => opens)).toEqual([true, true, false, false]);
  });

  it('knows rare words from common ones', () => {
    expect(tagger.rarityOf('people')).toBeLessThan(tagger.rarityOf('database'));
    expect(tagger.rarityOf('database')).toBeLessThan(tagger.rarityOf('zorblatt'));
  });

  it('tags many texts as it tags each alone', () => {
    const texts = ['We test the Database.', '', 'The database test: we test. I’m TEST.', 'we Test the database'];
    expect(tagger.tagAll(texts)).toEqual(texts.map((text) => tagger.tag(text)));
  });

  it('has no tags for a text without words', () => {
    expect(tagger.tag(' … !')).toEqual([]);
  });
});

describe('parseSpokenWords', () => {
  it('refuses another model and entries that are none', () => {
    expect(() => parseSpokenWords({ ...wordsModel, kind: 'chapter-titles' })).toThrow();
    expect(() => parseSpokenWords({ ...wordsModel, words: { database: 'noun' } })).toThrow();
  });
});
