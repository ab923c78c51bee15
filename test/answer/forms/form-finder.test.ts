// Questions about who said what, and when first: what they find in a small archive, and what they leave to the plain way.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { askInForm } from './form-archive.js';

let ask: Awaited<ReturnType<typeof askInForm>>;

beforeAll(async () => {
  ask = await askInForm();
});

/** Nobody said it: no quotes, and where to look instead. */
const nothing = { state: 'not_found', confidence: 0, citations: [], degraded: false };

async function quotes(question: string, filter = {}): Promise<string[] | null> {
  return (await ask(question, filter))?.citations.map(({ speaker, quote }) => `${speaker}: ${quote}`) ?? null;
}

describe('what was said about something', () => {
  it('is told by the lessons of several people, one each', async () => {
    const found = await ask('What did people say about hiring?');
    expect(found).toMatchObject({ state: 'answered', degraded: false, nearestTopics: [] });
    expect(found?.citations.map(({ speaker }) => speaker).toSorted()).toEqual([
      'Ada Marsh',
      'Bo Lindqvist',
      'Ines Okafor',
    ]);
  });

  it('is told by guests alone where guests are asked for and the episode knows them', async () => {
    const speakers = (await ask('What did guests say about hiring?'))?.citations.map(({ speaker }) => speaker);
    expect(new Set(speakers)).toEqual(new Set(['Ada Marsh', 'Bo Lindqvist']));
  });

  it('is told by the named speaker alone, episode by episode', async () => {
    const found = await quotes('What did Ada say about hiring?');
    expect(found).toHaveLength(2);
    expect(found?.every((quote) => quote.startsWith('Ada Marsh: '))).toBe(true);
    const inFirstTwo = (await ask('What did Ada say about hiring?'))?.citations.slice(0, 2);
    expect(new Set(inFirstTwo?.map(({ episode }) => episode.slug))).toEqual(new Set(['recruiting', 'languages']));
  });

  it('is told by sentences of those who left no lesson about it, where few did', async () => {
    expect((await quotes('What did people say about Kubernetes?'))?.toSorted()).toEqual([
      'Ada Marsh: We moved everything to Kubernetes and nobody noticed.',
      'Bo Lindqvist: Back then Kubernetes was a word that we read in newspapers.',
    ]);
    expect((await ask('What did people say about Kubernetes?'))?.confidence).toBeLessThan(
      (await ask('What did people say about hiring?'))!.confidence,
    );
  });

  it('is told in near words where hardly anybody says the word itself', async () => {
    const found = await quotes('What did people say about recruiting?');
    expect(found?.[0]).toBe('Ada Marsh: Recruiting works when the candidates talk to the people who do the work.');
    expect(found).toContain('Bo Lindqvist: Hiring slowly saved our team from three bad years.');
    expect((await quotes('What did people say about hiring?'))?.join()).not.toContain('Recruiting');
  });

  it.each([
    ['a subject of which nobody speaks', 'What did people say about volcanoes?'],
    ['a single saying', 'What did people say about warm air?'],
    ['somebody who speaks nowhere', 'What did Napoleon say about hiring?'],
    ['somebody with no lesson about it', 'What did Tom Halvorsen say about hiring?'],
    ['a moment and no subject', 'What did people say about hiring slowly and saving a team from three bad years?'],
    ['how something is done', 'What did people say about how hiring works?'],
  ])('is left to the plain way: %s', async (_, question) => {
    expect(await ask(question)).toBeNull();
  });

  it('is not told by guests where hosts are asked for', async () => {
    expect(await ask('What did hosts say about volcanoes?')).toMatchObject(nothing);
    expect(await ask('What did guests say about volcanoes?')).toBeNull();
  });

  it('stays inside the filter', async () => {
    expect(await ask('What did people say about hiring?', { show: 'night-shift' })).toBeNull();
    expect(await ask('What did Ada say about hiring?', { speaker: 'Bo Lindqvist' })).toBeNull();
  });
});

describe('a lone lesson of a named speaker', () => {
  const quotesOf = async (question: string) => {
    const found = await (await askInForm('ready', 'findLittle'))(question);
    return found && [found.state, ...found.citations.map(({ speaker, quote }) => `${speaker}: ${quote}`)];
  };

  it('is part of an answer to what was said, or learned, about its subject', async () => {
    for (const verb of ['say', 'learn']) {
      expect(await quotesOf(`What did Bo ${verb} about hiring?`)).toEqual([
        'partial',
        'Bo Lindqvist: Hiring slowly saved our team from three bad years.',
      ]);
    }
  });

  it.each([
    ['nobody is named', 'What did people say about warm air?'],
    ['somebody else has it', 'What did Tom Halvorsen say about hiring?'],
    ['nobody has the name', 'What did Napoleon say about hiring?'],
    ['the question has another form', 'Did Bo mention hiring?'],
    ['a moment is asked for', 'What did Bo say about hiring slowly and saving a team from three bad years?'],
  ])('is none where %s', async (_, question) => {
    expect(await quotesOf(question)).toBeNull();
  });
});

describe('a first mention', () => {
  it.each([
    [
      'When did they first mention Kubernetes?',
      'Bo Lindqvist: Back then Kubernetes was a word that we read in newspapers.',
    ],
    [
      'Who first talked about the bake sale?',
      'Ines Okafor: Today we talk about what happens when storage dies in the middle of a bake sale.',
    ],
    ['When did Ada first mention Kubernetes?', 'Ada Marsh: We moved everything to Kubernetes and nobody noticed.'],
    ['When was Rust first mentioned?', 'Ada Marsh: Rust made us think about who owns what.'],
    ['When was rust first mentioned?', 'Ines Okafor: The rust on the harbour crane was there before us.'],
  ])('is the oldest sentence that says it: %s', async (question, quote) => {
    expect(await quotes(question)).toEqual([quote]);
  });

  it('is surer of words that stand together than of words apart', async () => {
    const together = await ask('When was a working system first mentioned?');
    const apart = await ask('When was the system rewriting first mentioned?');
    expect(together?.citations).toEqual(apart?.citations);
    expect([together?.state, apart?.state]).toEqual(['answered', 'partial']);
  });

  it('needs a date, unless one episode alone speaks of it', async () => {
    expect(await quotes('When was the sourdough first mentioned?')).toEqual([
      'Bo Lindqvist: Sourdough taught me patience, and so did the lanterns.',
    ]);
    const undated = await ask('When were lanterns first mentioned?');
    expect(undated?.state).toBe('partial');
    expect(undated?.citations.map(({ episode }) => episode.slug)).toEqual(['undated-one', 'undated-two']);
    expect(await quotes('When was the harbour first mentioned?')).toEqual([
      'Ines Okafor: The rust on the harbour crane was there before us.',
    ]);
  });

  it.each([
    'When was Zimbabwe first mentioned?',
    'When was off-call first mentioned?',
    'When did Tom Halvorsen first mention Kubernetes?',
  ])('is not found where nobody says it: %s', async (question) => {
    expect(await ask(question)).toMatchObject(nothing);
  });

  it('is left to the plain way where nobody of that name speaks', async () => {
    expect(await ask('When did Napoleon first mention Kubernetes?')).toBeNull();
    expect(await ask('Did Napoleon ever mention Kubernetes?')).toBeNull();
  });

  it('says where to look where nobody says it', async () => {
    const found = await ask('When was the sprinkler first mentioned?');
    expect(found).toMatchObject(nothing);
    expect(found?.lookedAt.length).toBeGreaterThan(0);
  });

  it('stays inside the filter', async () => {
    expect(await quotes('When was Kubernetes first mentioned?', { from: '2023-01-01' })).toEqual([
      'Ada Marsh: We moved everything to Kubernetes and nobody noticed.',
    ]);
    expect(await ask('When was Kubernetes first mentioned?', { show: 'night-shift' })).toMatchObject(nothing);
  });
});

describe('who mentioned something', () => {
  it('is everybody who says it, with a sentence each', async () => {
    expect((await quotes('Who mentioned Kubernetes?'))?.toSorted()).toEqual([
      'Ada Marsh: We moved everything to Kubernetes and nobody noticed.',
      'Bo Lindqvist: Back then Kubernetes was a word that we read in newspapers.',
    ]);
  });

  it('is what the named speaker says of it', async () => {
    expect(await quotes('Did Ada ever mention Kubernetes?')).toEqual([
      'Ada Marsh: We moved everything to Kubernetes and nobody noticed.',
    ]);
    expect(await ask('Did Ines talk about Kubernetes?')).toMatchObject(nothing);
  });

  it('says small words too where one word alone would mean something else', async () => {
    expect(await quotes('Who talked about on-call?')).toEqual([
      'Ines Okafor: Whoever is on call has the pager for a week.',
    ]);
    expect(await ask('Who talked about off-call?')).toMatchObject(nothing);
  });

  it('is partly answered by words whose speaker is not named', async () => {
    expect(await ask('Who mentioned Zanzibar?')).toMatchObject({
      state: 'partial',
      citations: [{ speaker: null, quote: 'Somebody in the audience says that Zanzibar is far away.' }],
    });
  });

  it('is partly answered by those who speak of it in near words', async () => {
    const found = await ask('Who mentioned candidates hiring?');
    expect(found).toMatchObject({ state: 'partial', citations: [{ speaker: 'Ada Marsh' }] });
  });

  it.each([
    ['nobody says it', 'Who mentioned Zimbabwe?'],
    ['nobody in that role does', 'Which host mentioned newspapers?'],
    ['the name is another word', 'Who mentioned Crane Rust?'],
  ])('is not found where %s', async (_, question) => {
    expect(await ask(question)).toMatchObject(nothing);
  });

  it('is left to the plain way where more than a subject is asked for', async () => {
    expect(await ask('Who talked about how the pager went around the team?')).toBeNull();
  });
});

describe('who said something', () => {
  it.each([
    ['Who said that a backup is only a rumour?', 'Tom Halvorsen: A backup that nobody has restored is only a rumour.'],
    [
      'Who said "a decision that was only spoken was never made"?',
      'Ruben Adeyemi: A decision that was only spoken was never made.',
    ],
    [
      'Who said that rewriting a system is an expensive way to learn?',
      'Bo Lindqvist: Rewriting a working system is the most expensive way to learn what it did.',
    ],
    [
      'Did Bo say that rewriting a system is an expensive way to learn?',
      'Bo Lindqvist: Rewriting a working system is the most expensive way to learn what it did.',
    ],
    [
      'Who said that restoring is a habit, and that the person on duty picks a random week?',
      'Tom Halvorsen: After that we made restoring a habit. The person on duty picks a random week, rebuilds it on a spare machine and compares the sums of every invoice.',
    ],
  ])('is whoever speaks the nearest sentence: %s', async (question, quote) => {
    expect(await quotes(question)).toEqual([quote]);
  });

  it.each([
    ['nothing like it is said', 'Who said that volcanoes are dangerous?'],
    ['half of the words are said', 'Who said that tomatoes are dangerous?'],
    ['the opposite is said', 'Who said that rewriting a working system is not an expensive way to learn?'],
    ['somebody else says it', 'Did Ada say that rewriting a system is an expensive way to learn?'],
  ])('is not found where %s', async (_, question) => {
    expect(await ask(question)).toMatchObject(nothing);
  });

  it('is partly answered by words whose speaker is not named', async () => {
    expect(await ask('Who said that Zanzibar is far away?')).toMatchObject({
      state: 'partial',
      citations: [{ speaker: null, quote: 'Somebody in the audience says that Zanzibar is far away.' }],
    });
  });
});

describe('a question for others', () => {
  const talk = async (question: string, answer: string) => {
    const found = await ask(question, {}, [{ question: 'Before?', answer }]);
    return found?.citations.map(({ speaker }) => speaker);
  };

  it('is not answered with whom the talk has had', async () => {
    const told = 'Ada Marsh: We moved everything to Kubernetes and nobody noticed.';
    expect(await talk('Who else mentioned Kubernetes?', told)).toEqual(['Bo Lindqvist']);
    expect((await talk('Who mentioned Kubernetes?', told))?.toSorted()).toEqual(['Ada Marsh', 'Bo Lindqvist']);
    expect(await talk('Who else said that we moved everything to Kubernetes?', told)).toEqual([]);
  });

  it('is not answered with what the talk has had', async () => {
    const lessons = (await ask('What did Ada say about hiring?'))!.citations.map(({ quote }) => `Ada Marsh: ${quote}`);
    const [first, second] = lessons;
    const question = 'What else did Ada say about hiring?';
    const found = await ask(question, {}, [{ question, answer: first! }]);
    expect(found?.citations.map(({ quote }) => `Ada Marsh: ${quote}`)).toEqual([second]);
    expect(await ask(question, {}, [{ question, answer: lessons.join('\n\n') }])).toMatchObject(nothing);
  });
});

describe('a question form', () => {
  it('is none in a plain question', async () => {
    expect(await ask('Why did you lose nine days of orders?')).toBeNull();
  });

  it('is answered by words alone, and says so, while the model is missing', async () => {
    const byWords = await askInForm('loading');
    expect((await byWords('What did people say about hiring?'))?.degraded).toBe(true);
    const said = await byWords('Who said that a decision that was only spoken was never made?');
    expect(said?.citations[0]?.speaker).toBe('Ruben Adeyemi');
    expect(await byWords('Who said that a decision is a letter?')).toMatchObject({ ...nothing, degraded: true });
  });

  it('is found or not for any string', async () => {
    const word = fc.constantFrom('hiring', '"', '-', '?', 'Ada', 'Rust', '\ud800', '\0', 'the', 'why', '*', 'backup');
    const start = fc.constantFrom(
      ...[
        'What did people say about ',
        'Who said that ',
        'Who mentioned ',
        'When did they first mention ',
        'What did Ada say about ',
      ],
    );
    const subject = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(start, subject, async (before, text) => {
        const found = await ask(`${before}${text}?`);
        if (found === null) return;
        expect(found.citations.length > 0).toBe(found.state !== 'not_found');
        expect(found.confidence > 0).toBe(found.state !== 'not_found');
      }),
      { numRuns: 60 },
    );
  });
});
