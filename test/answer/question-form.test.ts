// Which questions ask who said something, when it was first spoken of, or what was said about it.
import { describe, expect, it } from 'vitest';
import { type QuestionFormName, readQuestionForm } from '../../src/answer/question-form.js';

const cases: readonly [question: string, form: QuestionFormName, subject: string, speaker: string | null][] = [
  ['Who said that a backup is a rumour?', 'who-said', 'a backup is a rumour', null],
  ['Who said “ten rows prove nothing”?', 'who-said', 'ten rows prove nothing', null],
  ['and who was it that said "test the restore"', 'who-said', 'test the restore', null],
  ['Which guest talked about chaos engineering?', 'who-said', 'chaos engineering', null],
  ['who mentioned Kubernetes', 'who-said', 'Kubernetes', null],
  ['Who said anything about pricing?', 'who-said', 'pricing', null],
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
];

describe('readQuestionForm', () => {
  it.each(cases)('%s', (question, form, subject, speaker) => {
    expect(readQuestionForm(question)).toEqual({ form, subject, speaker });
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
    'first mention',
    '',
    '???',
  ])('takes for plain: %s', (question) => {
    expect(readQuestionForm(question)).toEqual({ form: 'plain', subject: '', speaker: null });
  });

  it('reads a long and hostile question in time', () => {
    const start = performance.now();
    readQuestionForm(`when did ${'first mention '.repeat(300)}?`);
    readQuestionForm(`who said ${'that '.repeat(2000)}`);
    readQuestionForm(`what did ${'a b '.repeat(500)} say about`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
