// Which questions lean on the one before, and what is searched for then.
import { describe, expect, it } from 'vitest';
import { resolveFollowUp } from '../../src/answer/follow-up.js';

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
    ['And in production?', 'And in production? often Rui test backups restored'],
    ['Small teams too?', 'Small teams too? often Rui test backups restored'],
    ['Who else?', 'Who else? often Rui test backups restored'],
    ['Which one broke?', 'Which one broke? often Rui test backups restored'],
    ['What does Ada think?', 'What does Ada think? often Rui test backups restored'],
    ['What about the tapes?', 'What about the tapes? often Rui test backups restored'],
  ])('%s', (question, searched) => {
    expect(resolveFollowUp(question, [backups])).toBe(searched);
  });

  it.each([
    ['What about Ada?', 'How often does Ada test that the backups can be restored?', backups.question],
    ['And how about pricing?', 'What did Ada say about pricing?', 'What did Ada say about meetings?'],
    ['And about pricing?', 'What did Ada say about pricing?', 'What did Ada say about meetings?'],
    ['What about Rui Okafor?', 'What did Rui Okafor say about meetings?', 'What did Ada say about meetings?'],
  ])('puts what it names in its place: %s', (question, searched, before) => {
    expect(resolveFollowUp(question, [{ question: before, answer: 'Ada: Short ones.' }])).toBe(searched);
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
  ])('is never changed: %s', (question) => {
    expect(resolveFollowUp(question, [backups])).toBe(question);
  });

  it.each(['Why?', 'How do they test it?', 'What about restores?', ''])('nor is any first one: %s', (question) => {
    expect(resolveFollowUp(question, [])).toBe(question);
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
