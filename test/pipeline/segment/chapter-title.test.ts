// Which stretches of speech are offered as a title, and which never are, however often they are said.
import { describe, expect, it } from 'vitest';
import { createTitleScorer, rankTitles, scoreByCount } from '../../../src/pipeline/segment/chapter-title.js';
import { viewChapter } from '../../../src/pipeline/segment/title-features.js';
import { readTitleText } from '../../../src/pipeline/segment/title-text.js';
import { createTagger } from '../../../src/pipeline/speech/tag-words.js';
import { titleModel, wordsModel } from '../../fixtures/analysis-models.js';
import { unitsOf } from './units-of.js';

const tagger = createTagger(wordsModel);
const scoreTitle = createTitleScorer(titleModel.title);

/** Titles of a whole text, or of its units from `first` on, best first. */
function titlesOf(spoken: string, { speakers = [], first = 0 }: { speakers?: string[]; first?: number } = {}) {
  const units = unitsOf(spoken);
  const text = readTitleText(units, { tagger, speakers });
  const view = viewChapter(text, first, units.length);
  return rankTitles(view, text.isForeign ? scoreByCount : scoreTitle).map((one) => one.text);
}

describe('rankTitles', () => {
  it.each<[what: string, spoken: string, title: RegExp]>([
    [
      'what belongs to a bare noun',
      "The prices had doubled. This year's prices are gone. The year's prices.",
      /year's/,
    ],
    ['"like"', 'We were letting Autumn and like ridiculousness happen. It is like pure magic at home.', /like/],
    ['a word twice', "Books shouldn't have books. Backups of backups are fine.", /books.*books|backups.*backups/i],
    ['a clause that ends in an adverb', 'Productivity is way better. Productivity is way.', /is way$/],
    ['a clause that ends in a bare verb', 'Fifty euros will do. The form is going to be.', /will do$|to be$/],
    ['a question that does', 'Tell us what the tutorial does. That is what a tutorial does.', /does$/],
    ['a question after a state', 'I wonder how your ribs are today. I asked how the ribs are.', /ribs are$/],
    ['a relative place', 'The menu where the chapter support is hidden. I see where the chapter support is.', /^where/],
    ['a number to say no to', 'That is how you say no to thirty-one per cent.', /^how/],
    ['a pronoun for everybody', 'It was the month for everybody. Spring everybody knows.', /everybody/],
    ['what a number measures', 'He dropped a sixty pound phone. The forty pound phone broke.', /^pound phone/],
    ['a question cut off at "like"', 'Let me show what the server looks like now.', /looks$/],
  ])('never offers %s', (_, spoken, title) => {
    expect(titlesOf(`${spoken} The staging server was restored.`).join('\n')).not.toMatch(new RegExp(title, 'im'));
  });

  it('offers no phrase with the name of who speaks, nor of who says who he is', () => {
    const spoken =
      "I'm Idris Halloran. The form failed when Joachim Reyes tests it. Idris Halloran wrote the form. The paper form.";
    const titles = titlesOf(spoken, { speakers: ['Joachim Reyes'] });
    expect(titles).toContain('paper form');
    expect(titles.join('\n')).not.toMatch(/Joachim|Reyes|Idris|Halloran/i);
  });

  const pair = 'staging servers and database backups';
  const sentences = (count: number, about: string) => `We talked about ${about} at length. `.repeat(count);

  it('pairs phrases that both come back', () => {
    const titles = titlesOf(sentences(4, 'staging servers') + sentences(3, 'database backups'));
    expect(titles).toContain(pair);
  });

  it('pairs no phrase with an aside', () => {
    expect(titlesOf(sentences(4, 'staging servers') + sentences(1, 'database backups'))).not.toContain(pair);
    expect(titlesOf(sentences(2, 'staging servers') + sentences(2, 'database backups'))).not.toContain(pair);
  });

  it('pairs no bare noun with anything', () => {
    const titles = titlesOf(sentences(5, 'the fox') + sentences(4, 'Hollin Grid'));
    expect(titles).toContain('Hollin Grid');
    expect(titles.join('\n')).not.toMatch(/fox and|and fox/);
  });

  it('puts the halves of a pair in the same order in all chapters of an episode', () => {
    const one = sentences(4, 'staging servers') + sentences(3, 'database backups');
    const other = sentences(3, 'database backups') + sentences(3, 'staging servers');
    const later = titlesOf(one + other, { first: 7 });
    expect(later).toContain(pair);
    expect(later).not.toContain('database backups and staging servers');
  });

  it('writes all of a name in capitals where a source has none', () => {
    const titles = titlesOf('and then marguerite oyelaran tells us what happened to the tables that night');
    expect(titles).toContain('Marguerite Oyelaran');
    expect(titles.join('\n')).not.toMatch(/[Mm]arguerite oyelaran/);
  });

  it('names German speech by its nouns, not by its auxiliaries', () => {
    const spoken =
      'Man sollte einer Datensicherung nie vertrauen. Wir haben die Datensicherung geöffnet. Ihr sollte das haben. Heute haben wir jede Wiederherstellung geprüft. Eine Wiederherstellung sollte man üben.';
    expect(titlesOf(spoken)[0]).toMatch(/^(?:Datensicherung, Wiederherstellung|Wiederherstellung, Datensicherung)$/);
  });
});
