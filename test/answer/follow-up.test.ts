// Which questions lean on the one before, and what is searched for then.
import { describe, expect, it } from 'vitest';
import { NOTHING_FOUND } from '../../src/answer/answer.js';
import { asksOnAboutNothing, resolveFollowUp } from '../../src/answer/follow-up.js';

const backups = {
  question: 'How often does Rui test that the backups can be restored?',
  answer: 'Rui Okafor: We restore the whole archive every Tuesday, with a tool that Marguerite wrote for PostgreSQL.',
};

describe('a question that leans on the one before', () => {
  it.each([
    ['Why?', 'Why? often Rui test backups restored'],
    ['How so?', 'How so? often Rui test backups restored'],
    ['Can you give me an example?', 'Can you give me an example? often Rui test backups restored'],
    ['What happened next?', 'What happened next? often Rui test backups restored'],
    ['Tell me more.', 'Tell me more. often Rui test backups restored'],
    ['Why is that?', 'Why is that? often Rui test backups restored Marguerite PostgreSQL'],
    ['Why did he start?', 'Why did he start? often Rui test backups restored Okafor Marguerite PostgreSQL'],
    ['How long does it take?', 'How long does it take? often Rui test backups restored Marguerite PostgreSQL'],
    ['Who wrote that tool?', 'Who wrote that tool? often Rui test backups restored Marguerite PostgreSQL'],
    ['Small teams too?', 'Small teams too? often Rui test backups restored'],
    ['Who else?', 'Who else? often Rui test backups restored'],
    ['Which one broke?', 'Which one broke? often Rui test backups restored'],
    ['What does Ada think?', 'What does Ada think? often Rui test backups restored'],
    ['What about the tapes?', 'What about the tapes? often Rui test backups restored'],
  ])('%s', (question, searched) => {
    expect(resolveFollowUp(question, [backups])).toBe(searched);
  });

  it.each([
    // Somebody else.
    ['What about Ada?', backups.question, 'How often does Ada test that the backups can be restored?'],
    ['What about Rui Okafor?', 'What did Ada say about meetings?', 'What did Rui Okafor say about meetings?'],
    ['And Rui?', 'What does Ada think of meetings?', 'What does Rui think of meetings?'],
    ['And bob lee?', 'What did Ada say about meetings?', 'What did bob lee say about meetings?'],
    ['And Rui too?', "What is Ada's take on meetings?", "What is Rui's take on meetings?"],
    ['What about Rui?', 'What did guests say about meetings?', 'What did Rui say about meetings?'],
    ['And the hosts?', 'What did guests say about meetings?', 'What did the hosts say about meetings?'],
    ['And what about the hosts?', 'Who talked about meetings?', 'Which hosts talked about meetings?'],
    ['And Rui?', 'When did Ada first mention Nomad?', 'When did Rui first mention Nomad?'],
    ['What about Rui?', 'Why are meetings short?', 'What did Rui say about meetings short?'],
    ['What about Rui?', 'Who said that meetings are short?', 'What did Rui say about meetings are short?'],
    // Something else.
    ['And how about pricing?', 'What did Ada say about meetings?', 'What did Ada say about pricing?'],
    ['And about pricing?', 'What did Ada say about meetings?', 'What did Ada say about pricing?'],
    ['And about Rui?', 'What did Ada say about meetings?', 'What did Ada say about Rui?'],
    ['And Nomad?', 'What did people say about Kubernetes?', 'What did people say about Nomad?'],
    ['How about AWS?', 'What did people say about hosting?', 'What did people say about AWS?'],
    ['And potatoes?', 'Who mentioned tomatoes?', 'Who mentioned potatoes?'],
    ['And potatoes?', 'Who else mentioned tomatoes?', 'Who mentioned potatoes?'],
    ['But what about potatoes?', 'When did they first mention tomatoes?', 'When did they first mention potatoes?'],
    ['And defensive design?', 'What is chaos engineering?', 'What is defensive design?'],
    ['And the archive?', 'How did Rui restore the database?', 'How did Rui restore the archive?'],
    // The same, elsewhere.
    ['And in production?', backups.question, 'How often does Rui test that the backups can be restored in production?'],
    ['And in the second episode?', 'What did Ada say about pay?', 'What did Ada say about pay in the second episode?'],
    // Others, more, and where it was.
    ['Who else?', 'Who said that meetings are short?', 'Who else said that meetings are short?'],
    ['Anyone else?', 'What did Ada say about meetings?', 'Who else talked about meetings?'],
    ['And who else?', 'Which guests mentioned meetings?', 'Which other guests talked about meetings?'],
    ['Anything else?', 'What did Ada say about meetings?', 'What else did Ada say about meetings?'],
    ['Tell me more.', 'What did the guests say about meetings?', 'What else did guests say about meetings?'],
    ['What else?', 'Who mentioned meetings?', 'What else did people say about meetings?'],
    ['When was that?', 'Who said that meetings are short?', 'Who said that meetings are short?'],
    ['In which episode?', 'Who else said that meetings are short?', 'Who said that meetings are short?'],
    ['When did she say that?', 'What did Ada say about meetings?', 'What did Ada say about meetings?'],
    // Who and what a pronoun means.
    ['What did she say about it?', 'What did Ada say about meetings?', 'What did Ada say about meetings?'],
    ['What else did he say about that?', 'Who mentioned meetings?', 'What else did Bob Lee say about meetings?'],
    ['Who else talked about them?', 'What did Ada say about meetings?', 'Who else talked about meetings?'],
    ['What does Rui think?', 'Who mentioned meetings?', 'What does Rui think about meetings?'],
    ['And what did they say?', 'Who mentioned meetings?', 'And what did they say about meetings?'],
    // Of those that say neither: its words alone.
    ['Why?', 'What did Ada say about meetings?', 'Why? Ada meetings'],
    ['Really?', 'Who said that meetings are short?', 'Really? meetings short'],
    ['Who else?', 'Why are meetings short?', 'Who else? meetings short'],
    ['And when?', 'Why are meetings short?', 'And when? meetings short'],
    ['What about Rui?', 'Why did Ada and Bob leave Berlin?', 'What about Rui? Ada Bob leave Berlin'],
  ])('%s after %s', (question, before, searched) => {
    expect(resolveFollowUp(question, [{ question: before, answer: 'Bob Lee: Short ones.' }])).toBe(searched);
  });

  it('is asked of the last complete question, whatever only asked on', () => {
    const talk = ['What did Ada say about meetings?', 'And Rui?', 'Why?', 'How so?'].map((question) => ({
      ...{ question, answer: '' },
    }));
    expect(resolveFollowUp('And pricing?', talk)).toBe('What did Rui say about pricing?');
    expect(resolveFollowUp('Anything else?', talk)).toBe('What else did Rui say about meetings?');
  });

  it.each([
    'How do they test it?',
    'Did she agree with him?',
    'Why did Rui leave them?',
    'What do they charge for their product?',
    'Was it expensive?',
    'How did those fail?',
    'What did Rui do then?',
    'Is this still true?',
    'What happened there?',
    'Who won?',
    'Does Rui agree?',
    'Why Nomad?',
  ])('leans: %s', (question) => {
    expect(resolveFollowUp(question, [backups])).toContain('backups');
  });

  it('goes back through questions that lean themselves', () => {
    const talk = [
      backups,
      { question: 'Why?', answer: 'Ada: Because.' },
      { question: 'Who else?', answer: 'Bob: Me.' },
    ];
    expect(resolveFollowUp('How?', talk)).toBe('How? often Rui test backups restored');
  });

  it('takes no words from a subject that was left', () => {
    const talk = [backups, { question: 'What is chaos engineering?', answer: 'Ada: Breaking things on purpose.' }];
    expect(resolveFollowUp('Why?', talk)).toBe('Why? chaos engineering');
  });

  it('adds a few words only, whatever came before', () => {
    const long = {
      question: `Why ${'word'.repeat(2)} ${Array.from({ length: 90 }, (_, i) => `noun${i}`).join(' ')}?`,
      answer: '',
    };
    expect(resolveFollowUp('Why?', [long]).split(' ')).toHaveLength(11);
  });
});

describe('a full question', () => {
  it.each([
    'How often does a team restore its backups?',
    'What is Kubernetes?',
    'Who is Ada Marsh?',
    'Tell me about defensive design.',
    'Why do backups fail when they are never tested?',
    'Why did Rui leave his job?',
    'What did Ada say when she saw the pager?',
    'How do you know that a backup works?',
    'What is the tool that Marguerite wrote?',
    'Is it worth it to learn Rust?',
    'How long does it take to restore a database?',
    'What does it mean to be on call?',
    'Is it possible that nobody noticed?',
    'What was this episode about? Pricing or meetings?',
    'How do people find work these days in Berlin?',
    'What happens to those who write documentation?',
    'How to test backups?',
    'Why use Nomad over Kubernetes?',
    'Are there open source licences that forbid selling?',
    'What did guests say about remote work?',
    'And how did the marina software find its price?',
    'But who pays for open source maintenance?',
    'kubernetes networking',
    'When the team grew, how did they hire?',
    'Who else talked about potatoes?',
    'What else did Ada say about potatoes?',
    'When did they first mention potatoes?',
    'And who said that meetings are short?',
  ])('is never changed: %s', (question) => {
    expect(resolveFollowUp(question, [backups])).toBe(question);
  });

  it.each(['Why?', 'How do they test it?', 'What about restores?', ''])('nor is any first one: %s', (question) => {
    expect(resolveFollowUp(question, [])).toBe(question);
  });

  it('is read in time, however many only asked on before it', () => {
    const talk = [backups, ...Array.from({ length: 40 }, () => ({ question: 'Why?', answer: 'Ada: Because.' }))];
    const start = performance.now();
    expect(resolveFollowUp('How?', talk)).toBe('How? often Rui test backups restored');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('does not grow with the talk', () => {
    const asked = { question: `And in ${'the of '.repeat(100)}production?`, answer: `Ada: by ${'Xy'.repeat(4000)}.` };
    const talk = [backups, ...Array.from({ length: 20 }, () => asked)];
    expect(resolveFollowUp('Why is it so?', talk).length).toBeLessThan(2000);
  });

  it('is read in time, however long', () => {
    const start = performance.now();
    resolveFollowUp(`what about ${'it that '.repeat(250)}`, [
      backups,
      { question: 'a '.repeat(500), answer: 'B '.repeat(5000) },
    ]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('a question that only asks on', () => {
  const refused = { ...backups, answer: NOTHING_FOUND };

  it.each(['Why?', 'How so?', 'Can you give me an example?', 'Tell me more.', 'Why is that?', 'What happened next?'])(
    'has nothing to go on with after a refusal: %s',
    (question) => {
      expect(asksOnAboutNothing(question, [backups, refused])).toBe(true);
      expect(asksOnAboutNothing(question, [refused, backups])).toBe(false);
      expect(asksOnAboutNothing(question, [])).toBe(false);
    },
  );

  it.each([
    ['names what it asks for', 'What about Ada?', backups.question],
    ['is full', 'How do you test a backup?', backups.question],
    ['has words of its own', 'Who wrote that tool?', backups.question],
    ['asks the same of others', 'Who else?', 'What did Ada say about meetings?'],
  ])('is another where it %s', (_, question, before) => {
    expect(asksOnAboutNothing(question, [{ question: before, answer: NOTHING_FOUND }])).toBe(false);
  });
});
