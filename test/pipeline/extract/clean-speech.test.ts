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
    ['The replica -- the one in Oslo -- was an hour behind.', 'The replica was an hour behind.'],
    ['The thing is is that backups rot in silence.', 'Backups rot in silence.'],
    ['The dump was, was an hour old.', 'The dump was an hour old.'],
  ])('drops stutters, false starts and asides from %j', (said, cleaned) => {
    expect(cleanSpeech(said)).toBe(cleaned);
  });

  it.each([
    ['One of the things I learned was that people skip the manual.', 'People skip the manual.'],
    ["So that's why we restore a backup every Monday.", 'We restore a backup every Monday.'],
    ["I've found that short runbooks get read.", 'Short runbooks get read.'],
    ['I would say that you should drain the queue.', 'You should drain the queue.'],
    ['I believe people should restore twice.', 'People should restore twice.'],
    ['I think that is a good plan.', 'That is a good plan.'],
    ['Because of that, we could go on.', 'We could go on.'],
    ['Restore it every week, you know.', 'Restore it every week.'],
    ['You should do it like that, right?', 'You should do it like that.'],
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
    'You only get one chance to do it right.',
    'Write about what you know.',
    'You have to know when you are right.',
    'Turn left, then right.',
    'That is what I would say.',
    'Does that sound right?',
    'Page somebody only if that makes sense.',
    'The way to do it is, I think.',
    'You know more than you think.',
    'I believe people more than I believe dashboards.',
    'I feel that pain every day.',
    'I would say no to it.',
    "I'd say no to it as well.",
    'I think twice before I drop a table.',
    'The answer is a second copy in another house.',
    'Because of that we could go on.',
    'Or you restore it by hand.',
    'So that you can restore it later.',
    'What it is is a promise.',
    'All the things that you know, you forget.',
  ])('leaves %j as it is', (said) => {
    expect(cleanSpeech(said)).toBe(said);
  });

  it.each([
    ['Backups - unless they are tested - are worthless.', 'Backups - unless they are tested - are worthless.'],
    ['Backups -- if they are untested -- are worthless.', 'Backups – if they are untested – are worthless.'],
    ['The replica -- at least ours -- was an hour behind.', 'The replica – at least ours – was an hour behind.'],
    ['Test it -- you will be glad.', 'Test it – you will be glad.'],
    ['These are people who like, you know, tinkering.', 'These are people who like tinkering.'],
  ])('keeps the words of %j that the rest depends on', (said, cleaned) => {
    expect(cleanSpeech(said)).toBe(cleaned);
  });

  it.each(['', '...', ' – ', '🕺'])('gives nothing for %j, which has no word', (said) => {
    expect(cleanSpeech(said)).toBe('');
  });

  it('keeps a thing that is named twice because two things are said of it', () => {
    const said = 'If the same hand wrote the code and the proof, the proof is worth very little.';
    expect(cleanSpeech(said)).toBe(said);
    expect(cleanSpeech('You have to, you have to know what you lose.')).toBe('You have to know what you lose.');
  });
});
