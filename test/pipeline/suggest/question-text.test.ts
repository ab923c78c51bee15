// Which questions can be offered as they were asked, and what is cut from those that can.
import { describe, expect, it } from 'vitest';
import { cleanQuestion } from '../../../src/pipeline/suggest/question-text.js';

describe('a question that stands alone', () => {
  it.each([
    ['How do you know that a backup works?', 'How do you know that a backup works?'],
    ['So, um, how do you know that a backup works?', 'How do you know that a backup works?'],
    ['So how do you know that a backup works?', 'How do you know that a backup works?'],
    ['[laughs] Okay, and why does nobody test a restore?', 'Why does nobody test a restore?'],
    ["I'm wondering, because I never did it, what does a restore cost?", 'What does a restore cost?'],
    ['Rui, what is an error budget, right?', 'What is an error budget?'],
    ['What is an error budget, Rui?', 'What is an error budget?'],
    ['What is an error budget, Ruiz?', 'What is an error budget?'],
    ['Why do people move to Berlin, Germany?', 'Why do people move to Berlin, Germany?'],
    ['Is there a use case for generics in Go??', 'Is there a use case for generics in Go?'],
    ['How did you end up in Lisbon?', 'How did Rui Okafor end up in Lisbon?'],
    ['What do you think about uptime targets?', 'What does Rui Okafor think about uptime targets?'],
    ['What tools do you use in your daily work?', 'What tools does Rui Okafor use in their daily work?'],
    ['What made you move to Lisbon?', 'What made Rui Okafor move to Lisbon?'],
    ['What did you do before you had nightly backups?', 'What did Rui Okafor do before they had nightly backups?'],
    ['Can you tell us how you got started with databases?', 'How did Rui Okafor get started with databases?'],
    ['Does Postgres work on old phones?', 'Does Postgres work on old phones?'],
    ['What is your title at Larkfield?', 'What is Rui Okafor’s title at Larkfield?'],
  ])('%s', (asked, offered) => {
    expect(cleanQuestion(asked, 'Rui Okafor, PhD')).toBe(offered);
  });
});

describe('a question is not offered', () => {
  it.each([
    ['that is short', 'What is it?'],
    ['that is long', `Why do ${'very '.repeat(18)}old backups fail?`],
    ['whose pronoun has nothing to refer to', 'How do they test it in production?'],
    ['that points back', 'Why does that kind of backup fail?'],
    ['that leans on what came before', 'What about the backups of the database?'],
    ['that asks for yes or no', 'Did the backup of the database work?'],
    ['that is a tag', 'It worked in the end, right?'],
    ['that is small talk', 'How are you doing this fine morning?'],
    ['about the talk itself', 'What did you mean when you said backups fail?'],
    ['that was broken off', 'How do you... and so the backup of the database?'],
    ['whose condition stands before it', 'If a team is small, how do you share the pager?'],
    ['that is a clause', 'Which is why the backups of the database failed?'],
    ['without a verb', 'Why the backups of the whole database?'],
    ['of the asker', 'How do I restore my database from backups?'],
    ['that is two', 'What is a backup? And why do restores fail?'],
    ['that stumbles', 'Why do the the backups fail so often?'],
    ['that points at a thing in the room', 'How do you put that pace into motion?'],
    ['that only looks like one', 'What the restore was worth?'],
    ['that lists what it asks for yes or no', 'Is Postgres free, as beer is?'],
    ['about the episode', 'Why are we making an episode about backups?'],
    ['that is none', 'Nobody tests the backups of a database.'],
  ])('%s', (_, asked) => {
    expect(cleanQuestion(asked, 'Rui Okafor')).toBeNull();
  });

  it.each(['Speaker 2', 'Host', 'Audience member', 'Best prose'])('of one person who is called %s', (label) => {
    expect(cleanQuestion('How did you end up in Lisbon?', label)).toBeNull();
  });

  it('of one person whose name is not known', () => {
    expect(cleanQuestion('How did you end up in Lisbon?', null)).toBeNull();
    expect(cleanQuestion('How do you test a database backup?', null)).toBe('How do you test a database backup?');
  });
});
