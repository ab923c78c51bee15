import { describe, expect, test } from 'vitest';
import { withoutNames } from '../../src/answer/without-names.js';

const speakers = ['Tom Halvorsen', 'Grace Will'];

describe('withoutNames', () => {
  test('leaves out the names of speakers', () => {
    expect(withoutNames("What is Tom Halvorsen's rule for tapes?", speakers)).toBe('What is rule for tapes');
  });

  test('keeps words that are not written as a name', () => {
    expect(withoutNames('how will grace help', speakers)).toBe('how will grace help');
  });

  test('keeps names of nobody who speaks', () => {
    expect(withoutNames('Why Kubernetes?', speakers)).toBe('Why Kubernetes?');
  });

  test('keeps a text that is nothing but names', () => {
    expect(withoutNames('Tom Halvorsen', speakers)).toBe('Tom Halvorsen');
    expect(withoutNames('What does Tom say?', speakers)).toBe('What does Tom say?');
  });
});
