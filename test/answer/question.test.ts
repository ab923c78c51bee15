import { describe, expect, test } from 'vitest';
import { readQuestion } from '../../src/answer/question.js';

describe('readQuestion', () => {
  test.each([
    ['Who runs the bakery?', 'who'],
    ['When did the tapes fail?', 'time'],
    ['How many days were lost?', 'amount'],
    ['Why were the tapes blank?', 'why'],
    ['How do you restore a week?', 'how'],
    ['What is a rumour?', 'what'],
    ['Which company lost its tapes?', 'who'],
    ['Which tapes were blank?', 'which'],
    ['What made the tapes fail?', 'why'],
    ['How long did the restore take?', 'time'],
    ['Is it better to restore on Tuesdays?', 'choice'],
    ['blank tapes', 'other'],
  ])('sees what "%s" asks for', (question, kind) => {
    expect(readQuestion(question).kind).toBe(kind);
  });

  test('finds names and numbers, but not the word that opens the question', () => {
    const { names, topic } = readQuestion('Restoring: what did Tom Halvorsen do on GitHub in 2019 with tapes?');
    expect([...names].sort()).toEqual(['2019', 'github', 'halvorsen', 'tom']);
    expect(topic.stems.has('tape')).toBe(true);
    expect(topic.text).not.toMatch(/Tom|2019/);
  });

  test('takes a shouted question for no list of names', () => {
    expect(readQuestion('WHY WERE THE TAPES BLANK?').names.size).toBe(0);
  });

  test('keeps names as the topic of a question that holds nothing else', () => {
    expect(readQuestion('Who is Tom Halvorsen?').topic.stems.size).toBeGreaterThan(0);
  });

  test.each([
    ['Who said?', false],
    ['WHO SAID THAT?', false],
    ['the of and', false],
    ['(a+(a+', false],
    ['👍', false],
    ['Why use Go?', true],
    ['blank tapes', true],
    ['Who was first in 2019?', true],
  ])('sees whether anything is asked for: %s', (question, tells) => {
    expect(readQuestion(question).tells).toBe(tells);
  });

  test('takes quotation marks and dashes for punctuation', () => {
    const { query, stems } = readQuestion('What is a "blast radius" - and why -really- does it matter?');
    expect(query).not.toMatch(/["]|(^|\s)-/);
    expect(stems).toContain('blast');
  });
});
