import { describe, expect, it } from 'vitest';
import { cleanSpeech } from '../../../src/pipeline/extract/clean-speech.js';

describe('cleanSpeech', () => {
  it.each([
    ['So I think that you should restore your backups.', 'You should restore your backups.'],
    ['And, you know, the queue has to be drained first', 'The queue has to be drained first.'],
    ['Well, yeah, I mean, never trust a green dashboard.', 'Never trust a green dashboard.'],
    ['The the cache was stale [laughs] all along, right?', 'The cache was stale all along.'],
    ['Retry with a delay -', 'Retry with a delay.'],
    ['Is it worth the money?', 'Is it worth the money?'],
    ['“Never again, he said.', 'Never again, he said.'],
  ])('drops fillers from %j', (said, cleaned) => {
    expect(cleanSpeech(said)).toBe(cleaned);
  });

  it.each([
    ["It's, it's the small teams that, you know, ship the most.", "It's the small teams that ship the most."],
    ['You have to -- you have to drain the queue first.', 'You have to drain the queue first.'],
    ['But the -- you can lose the cache whenever you like.', 'You can lose the cache whenever you like.'],
    ['The replica -- at least ours -- was an hour behind.', 'The replica was an hour behind.'],
  ])('drops stutters, false starts and asides from %j', (said, cleaned) => {
    expect(cleanSpeech(said)).toBe(cleaned);
  });

  it.each([
    ['One of the things I learned was that people skip the manual.', 'People skip the manual.'],
    ["So that's why we restore a backup every Monday.", 'We restore a backup every Monday.'],
    ["I've found that short runbooks get read.", 'Short runbooks get read.'],
    ['So that as long as the dump runs, we are safe.', 'As long as the dump runs, we are safe.'],
    ['And that was the end of the primary.', 'That was the end of the primary.'],
    ['Write the postmortem the same week, if that makes sense.', 'Write the postmortem the same week.'],
  ])('drops frames and tags from %j', (said, cleaned) => {
    expect(cleanSpeech(said)).toBe(cleaned);
  });

  it.each([
    'I believe in small steps.',
    'So far nobody has noticed it.',
    'I think about that outage every day.',
    "If you know it, it's easy.",
    'Whatever you cache, you should be able to lose.',
    'When I told you, you laughed.',
  ])('leaves %j as it is', (said) => {
    expect(cleanSpeech(said)).toBe(said);
  });

  it('keeps a thing that is named twice because two things are said of it', () => {
    const said = 'If the same hand wrote the code and the proof, the proof is worth very little.';
    expect(cleanSpeech(said)).toBe(said);
    expect(cleanSpeech('You have to, you have to know what you lose.')).toBe('You have to know what you lose.');
  });
});
