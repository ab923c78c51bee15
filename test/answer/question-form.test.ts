// Which questions ask who said something, when it was first spoken of, or what was said about it.
import { describe, expect, it } from 'vitest';
import { type QuestionFormName, readQuestionForm } from '../../src/answer/question-form.js';

const cases: readonly [question: string, form: QuestionFormName, subject: string, speaker: string | null][] = [
  ['Who said that a backup is a rumour?', 'who-said', 'a backup is a rumour', null],
  ['Who said “ten rows prove nothing”?', 'who-said', 'ten rows prove nothing', null],
  ['and who was it that said "test the restore"', 'who-said', 'test the restore', null],
  ['Which guest talked about chaos engineering?', 'who-mentioned', 'chaos engineering', null],
  ['who mentioned Kubernetes', 'who-mentioned', 'Kubernetes', null],
  ['Who said anything about pricing?', 'who-mentioned', 'pricing', null],
  ['When did Rui Okafor first mention restore testing?', 'first-mention', 'restore testing', 'Rui Okafor'],
  ['When was Kubernetes first mentioned?', 'first-mention', 'Kubernetes', null],
  ['Where was remote work discussed for the first time?', 'first-mention', 'remote work', null],
  ['when did the show first talk about feature flags?', 'first-mention', 'feature flags', null],
  ['In which episode was the pager brought up first?', 'first-mention', 'the pager', null],
  ['Which episode first covered generics?', 'first-mention', 'generics', null],
  ['What was the first mention of WebAssembly?', 'first-mention', 'WebAssembly', null],
  ['When was the first time that Ada talked about burnout?', 'first-mention', 'burnout', 'Ada'],
  ['When did generics first come up?', 'first-mention', 'generics', null],
  ['What did guests say about backups?', 'said-about', 'backups', null],
  ['what have people said about on-call?', 'said-about', 'on-call', null],
  ['What does Rui think of microservices?', 'said-about', 'microservices', 'Rui'],
  ['what did ada marsh have to say about meetings', 'said-about', 'meetings', 'ada marsh'],
  ['What was said about open source licences?', 'said-about', 'open source licences', null],
  ["What's Ada's take on meetings?", 'said-about', 'meetings', 'Ada'],
  ["What are the guests' opinions on remote work?", 'said-about', 'remote work', null],
  ['How do the hosts feel about generics?', 'said-about', 'generics', null],
  ['What are guests saying about AI?', 'said-about', 'AI', null],
  ['what lessons are there about hiring?', 'said-about', 'hiring', null],
  ['What lessons did Ada share about hiring?', 'said-about', 'hiring', 'Ada'],
  ["What's the best advice on negotiating?", 'said-about', 'negotiating', null],
  ['What can I learn about pricing?', 'said-about', 'pricing', null],
  ['What did Gerhard learn about backups?', 'said-about', 'backups', 'Gerhard'],
  ['What has Ada Marsh learned about hiring?', 'said-about', 'hiring', 'Ada Marsh'],
  ['What lessons did Ada learn about hiring?', 'said-about', 'hiring', 'Ada'],
  ['What did people learn about hiring?', 'said-about', 'hiring', null],
  ["What's been said about burnout?", 'said-about', 'burnout', null],
  ['summarize what guests said about testing', 'said-about', 'testing', null],
  ['What do guests recommend about testing on the show?', 'said-about', 'testing', null],
  ['Has anyone talked about Rust?', 'who-mentioned', 'Rust', null],
  ['Did anybody ever mention Kubernetes on this podcast?', 'who-mentioned', 'Kubernetes', null],
  ['Which guests have spoken about burnout?', 'who-mentioned', 'burnout', null],
  ['Did Idris say that backups are worthless?', 'who-said', 'backups are worthless', 'Idris'],
  ['Has Nuala ever claimed that tapes rot?', 'who-said', 'tapes rot', 'Nuala'],
  ['Did anybody say that tapes rot?', 'who-said', 'tapes rot', null],
  ['Who thinks that backups are worthless?', 'who-said', 'backups are worthless', null],
  ['Who told us: the tapes were blank?', 'who-said', 'the tapes were blank', null],
  ['When did Kubernetes first come up on the show?', 'first-mention', 'Kubernetes', null],
  ["What's the earliest mention of Rust?", 'first-mention', 'Rust', null],
  ['What was the first episode to mention pricing?', 'first-mention', 'pricing', null],
  ['Has Nuala ever mentioned vans?', 'who-mentioned', 'vans', 'Nuala'],
  ['Did Idris say anything about potatoes?', 'who-mentioned', 'potatoes', 'Idris'],
  ['In which episodes do they talk about pricing?', 'who-mentioned', 'pricing', null],
  ['Which episodes mention backups?', 'who-mentioned', 'backups', null],
  ['Who has something to say about trust?', 'who-mentioned', 'trust', null],
  ['Which other guests talked about trust?', 'who-mentioned', 'trust', null],
  ['Tell me what Rosalind said about alerts', 'said-about', 'alerts', 'Rosalind'],
  ['What does Baptiste recommend for migrations?', 'said-about', 'migrations', 'Baptiste'],
  ['Any advice on pricing?', 'said-about', 'pricing', null],
  ['What are some lessons about testing?', 'said-about', 'testing', null],
];

describe('readQuestionForm', () => {
  it.each(cases)('%s', (question, form, subject, speaker) => {
    expect(readQuestionForm(question)).toMatchObject({ form, subject, speaker });
  });

  it.each([
    ['What did guests say about backups?', 'guest'],
    ["What are the other guests' opinions on remote work?", 'guest'],
    ['Which of the hosts talked about burnout?', 'host'],
    ['Did any guests mention Kubernetes?', 'guest'],
    ['What did people say about guests?', null],
    ['What did Ada Host say about backups?', null],
  ])('knows whether guests or hosts alone are meant: %s', (question, role) => {
    expect(readQuestionForm(question).role).toBe(role);
  });

  it.each([
    'Why could nobody restore from the backups?',
    'Who wrote Kubernetes?',
    'Who said it?',
    'What did he say about that?',
    'What did the judge say about the appeal?',
    'When did the company move to the cloud?',
    'When was the first release of Go?',
    'What is said?',
    'How do you say no to a customer?',
    'What did Rui build?',
    'Who believes in code review?',
    'Who said it best about backups?',
    'Who came up with the idea that reviews are taste?',
    'Did he ever mention Kubernetes?',
    'What lessons does the school teach about history?',
    'What did the company learn about hiring?',
    'What did Gerhard learn?',
    'Who believes?',
    'What did ... say about backups?',
    'first mention',
    '',
    '???',
  ])('takes for plain: %s', (question) => {
    expect(readQuestionForm(question)).toEqual({ form: 'plain', subject: '', speaker: null, role: null });
  });

  it('reads a long and hostile question in time', () => {
    const start = performance.now();
    readQuestionForm(`when did ${'first mention '.repeat(300)}?`);
    readQuestionForm(`who said ${'that '.repeat(2000)}`);
    readQuestionForm(`what did ${'a b '.repeat(500)} say about`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
