import { describe, expect, it } from 'vitest';
import { parseDocument, stamps, timed } from './read.js';

describe('Whisper JSON', () => {
  const segments = [
    { id: 0, start: 0.5, end: 2, text: ' The oven is cold.', avg_logprob: -0.2 },
    { id: 1, start: 2, end: 3.25, text: ' Who checked it?', words: [] },
  ];

  it.each([
    ['openai/whisper', { text: ' x', segments, language: 'en' }],
    ['a list alone', segments],
    ['WhisperX without speakers', { segments, word_segments: [], language: 'en' }],
    [
      "Hugging Face's chunks",
      { text: 'x', chunks: segments.map(({ start, end, text }) => ({ timestamp: [start, end], text })) },
    ],
  ])('of %s gives the segments as they are', (_, document) => {
    const transcript = parseDocument(document);
    expect(transcript.format).toBe('whisper-json');
    expect(timed(transcript)).toEqual([[null, 'The oven is cold. Who checked it?', 0.5, 3.25]]);
    expect(stamps(transcript)).toEqual([0.5, 2]);
  });

  it('names speakers, by a map where there is one', () => {
    const named = segments.map((segment, i) => ({ ...segment, speaker: `SPEAKER_0${i}` }));
    expect(timed(parseDocument({ segments: named })).map(([speaker]) => speaker)).toEqual(['SPEAKER_00', 'SPEAKER_01']);
    const maps = [{ SPEAKER_00: 'Ines' }, { SPEAKER_00: { name: 'Ines' } }, [{ id: 'SPEAKER_00', name: 'Ines' }]];
    for (const speakers of maps) {
      const turns = timed(parseDocument({ speakers, segments: named }));
      expect(turns.map(([speaker]) => speaker)).toEqual(['Ines', 'SPEAKER_01']);
    }
  });

  it('times the sentences inside a segment by its words, in the spelling of the segment', () => {
    const words = [' It', ' broke.', ' Twenty', '-five', ' times.'].map((word, i) => ({
      word,
      start: i,
      end: i + 0.5,
    }));
    const transcript = parseDocument({
      segments: [{ start: 0, end: 9, text: ' It broke. Twenty-five times.', words }],
    });
    expect(timed(transcript)).toEqual([[null, 'It broke. Twenty-five times.', 0, 9]]);
    expect(transcript.turns[0]!.anchors).toEqual([
      { offset: 0, time: 0 },
      { offset: 10, time: 2 },
    ]);
  });

  it('reads words alone, and interpolates one without times', () => {
    const words = [
      { word: 'In', start: 1, end: 1.2 },
      { word: '2024' },
      { word: 'it', start: 2, end: 2.1 },
      { word: 'rained.', start: 2.1, end: 3 },
    ];
    expect(timed(parseDocument({ segments: [], word_segments: words }))).toEqual([[null, 'In 2024 it rained.', 1, 3]]);
    expect(timed(parseDocument({ text: 'x', words: words.filter(({ start }) => start) }))).toEqual([
      [null, 'In it rained.', 1, 3],
    ]);
  });

  it.each(['...', '♪', '[BLANK_AUDIO]', ''])('in which only %j is said is no speech', (text) => {
    const segment = { start: 0, end: 1, text };
    expect(() => parseDocument({ text, segments: [segment, segment] })).toThrow(
      expect.objectContaining({ code: 'no-speech' }),
    );
  });
});

describe('whisper.cpp JSON', () => {
  const segment = (from: number, text: string, rest = {}) => ({
    timestamps: { from: '00:00:00,000', to: '00:00:00,000' },
    offsets: { from, to: from + 500 },
    text,
    ...rest,
  });

  it('joins words that its limit of letters cut apart', () => {
    const transcription = [segment(0, ' My'), segment(500, ' Amer'), segment(1000, 'icans'), segment(1500, ', hello.')];
    const transcript = parseDocument({ systeminfo: '', transcription });
    expect(transcript.format).toBe('whisper-cpp-json');
    expect(timed(transcript)).toEqual([[null, 'My Americans, hello.', 0, 2]]);
  });

  it('turns where the speaker turns, with names or without', () => {
    const unnamed = [segment(0, ' One.', { speaker_turn_next: true }), segment(500, ' Two.'), segment(1000, ' Three.')];
    expect(timed(parseDocument({ transcription: unnamed })).map(([, text]) => text)).toEqual(['One.', 'Two. Three.']);
    const named = [segment(0, ' One.', { speaker: '0' }), segment(500, ' Two.', { speaker: '?' })];
    expect(timed(parseDocument({ transcription: named })).map(([speaker]) => speaker)).toEqual(['0', null]);
  });

  it('takes the times as text where there are no offsets', () => {
    const transcription = [{ timestamps: { from: '00:01:02,500', to: '00:01:03,000' }, text: ' Hi there.' }];
    expect(timed(parseDocument({ transcription }))).toEqual([[null, 'Hi there.', 62.5, 63]]);
  });
});

describe('AssemblyAI JSON', () => {
  const words = ['Is', 'it', 'on?', 'Yes.'].map((text, i) => ({
    text,
    start: i * 1000,
    end: i * 1000 + 400,
    speaker: i < 3 ? 'A' : 'B',
  }));
  const turns = [
    ['A', 'Is it on?', 0, 2.4],
    ['B', 'Yes.', 3, 3.4],
  ];

  it('reads words where utterances are null, in milliseconds', () => {
    const transcript = parseDocument({ audio_url: 'x', text: 'Is it on? Yes.', words, utterances: null });
    expect(transcript.format).toBe('assemblyai-json');
    expect(timed(transcript)).toEqual(turns);
  });

  it('reads utterances, also where a tool kept nothing else', () => {
    const utterances = [
      { speaker: 'A', text: 'Is it on?', start: 0, end: 2400, words: words.slice(0, 3) },
      { speaker: 'B', text: 'Yes.', start: 3000, end: 3400 },
    ];
    const transcript = parseDocument({ episodeTitle: 'The oven', utterances });
    expect(transcript.format).toBe('assemblyai-json');
    expect(timed(transcript)).toEqual(turns);
    expect(transcript.metadata.title).toBe('The oven');
  });

  it('reads utterances in seconds as another kind', () => {
    const utterances = [
      { speaker: 'A', text: 'Is it on?', start: 0, end: 2.4 },
      { speaker: 'B', text: 'Yes.', start: 3, end: 3.4 },
    ];
    const transcript = parseDocument({ utterances });
    expect(transcript.format).toBe('json');
    expect(timed(transcript)).toEqual(turns);
  });

  it('of a job without a result is no speech', () => {
    expect(() => parseDocument({ audio_url: 'x', status: 'queued', text: null, words: null })).toThrow(
      expect.objectContaining({ code: 'no-speech' }),
    );
  });

  it('keeps an utterance whole into which another breaks, and drops the times that would run backwards', () => {
    const utterances = [
      {
        speaker: 'A',
        text: 'It broke. So we fixed it.',
        start: 0,
        end: 6000,
        words: atSeconds('It broke. So we fixed it.'),
      },
      { speaker: 'B', text: 'Did you?', start: 1500, end: 2000 },
    ];
    const transcript = parseDocument({ utterances });
    expect(timed(transcript).map(([speaker, text, start]) => [speaker, text, start])).toEqual([
      ['A', 'It broke. So we fixed it.', 0],
      ['B', 'Did you?', 1.5],
    ]);
    expect(transcript.findings).toEqual([]);
  });
});

function atSeconds(text: string) {
  return text.split(' ').map((word, i) => ({ text: word, start: i * 1000, end: i * 1000 + 900 }));
}

describe('Deepgram JSON', () => {
  const word = (text: string, start: number, speaker?: number) => ({
    word: text.toLowerCase().replace('.', ''),
    punctuated_word: text,
    start,
    end: start + 0.5,
    confidence: 0.9,
    ...(speaker !== undefined && { speaker }),
  });
  const words = [word('Hello.', 0.5, 0), word('Hello', 1, 1), word('there.', 1.5, 1)];
  const turns = [
    ['0', 'Hello.', 0.5, 1],
    ['1', 'Hello there.', 1, 2],
  ];
  const document = (alternative: object, utterances?: object[]) => ({
    metadata: {},
    results: { channels: [{ alternatives: [alternative] }], ...(utterances && { utterances }) },
  });

  it.each([
    ['words alone', document({ transcript: 'x', words })],
    [
      'utterances, whose pauses are no change of speaker',
      document({ transcript: 'x', words: [] }, [
        { start: 0.5, end: 1, transcript: 'Hello.', speaker: 0, words: [words[0]] },
        { start: 1, end: 1.5, transcript: 'Hello', speaker: 1, words: [words[1]] },
        { start: 1.5, end: 2, transcript: 'there.', speaker: 1, words: [words[2]] },
      ]),
    ],
    [
      'paragraphs',
      document({
        transcript: 'x',
        paragraphs: {
          paragraphs: [
            { speaker: 0, sentences: [{ text: 'Hello.', start: 0.5, end: 1 }] },
            { speaker: 1, sentences: [{ text: 'Hello there.', start: 1, end: 2 }] },
          ],
        },
      }),
    ],
  ])('reads %s', (_, each) => {
    const transcript = parseDocument(each);
    expect(transcript.format).toBe('deepgram-json');
    expect(timed(transcript)).toEqual(turns);
  });

  it('takes channels for speakers where there are several', () => {
    const channels = [[word('Hi.', 0)], [word('Yes.', 1)]].map((each) => ({
      alternatives: [{ transcript: '', words: each }],
    }));
    expect(timed(parseDocument({ results: { channels } })).map(([speaker, text]) => [speaker, text])).toEqual([
      ['Channel 0', 'Hi.'],
      ['Channel 1', 'Yes.'],
    ]);
  });
});

describe('Amazon Transcribe JSON', () => {
  const item = (content: string, start: number | null, label = {}) => ({
    type: start === null ? 'punctuation' : 'pronunciation',
    ...(start !== null && { start_time: String(start), end_time: String(start + 0.5) }),
    alternatives: [{ confidence: '1.0', content }],
    ...label,
  });
  const results = (rest: object) => ({ jobName: 'x', results: { transcripts: [{ transcript: 'x' }], ...rest } });
  const items = [item('Hello', 0.5), item('Ines', 1), item('.', null), item('Yes', 2), item('?', null)];
  const turns = [
    ['spk_0', 'Hello Ines.', 0.5, 1.5],
    ['spk_1', 'Yes?', 2, 2.5],
  ];

  it('finds speakers by time in their own list', () => {
    const segments = [
      {
        speaker_label: 'spk_0',
        items: [
          { start_time: '0.5', speaker_label: 'spk_0' },
          { start_time: '1', speaker_label: 'spk_0' },
        ],
      },
      { speaker_label: 'spk_1', items: [{ start_time: '2' }] },
    ];
    const transcript = parseDocument(results({ items, speaker_labels: { segments } }));
    expect(transcript.format).toBe('aws-transcribe-json');
    expect(timed(transcript)).toEqual(turns);
  });

  it('finds speakers on the items, a mark with another label notwithstanding', () => {
    const labelled = items.map((each, i) => ({ ...each, speaker_label: i < 2 ? 'spk_0' : 'spk_1' }));
    expect(timed(parseDocument(results({ items: labelled })))).toEqual(turns);
  });

  it('finds speakers by channel, in the order of time', () => {
    const channels = [
      { channel_label: 'ch_0', items: [item('Late', 5)] },
      { channel_label: 'ch_1', items: [item('Early', 1), item('.', null)] },
    ];
    expect(timed(parseDocument(results({ items, channel_labels: { channels } })))).toEqual([
      ['ch_1', 'Early.', 1, 1.5],
      ['ch_0', 'Late', 5, 5.5],
    ]);
  });

  it('of Call Analytics keeps roles and what was blanked out', () => {
    const turn = (ParticipantRole: string, Content: string, BeginOffsetMillis: number) => ({
      ...{
        ParticipantRole,
        Content,
        BeginOffsetMillis,
        EndOffsetMillis: BeginOffsetMillis + 900,
        Sentiment: 'NEUTRAL',
      },
    });
    const transcript = parseDocument({
      Transcript: [turn('AGENT', 'Your name?', 40), turn('CUSTOMER', '[PII].', 1000), turn('AGENT', 'Thanks.', 2000)],
    });
    expect(transcript.format).toBe('aws-call-analytics-json');
    expect(timed(transcript)).toEqual([
      ['AGENT', 'Your name?', 0.04, 0.94],
      ['CUSTOMER', '[PII].', 1, 1.9],
      ['AGENT', 'Thanks.', 2, 2.9],
    ]);
  });
});

describe('Google JSON', () => {
  const words = (tag?: number) => [
    { word: 'good', endTime: '0.900s', ...(tag && { speakerTag: 1 }) },
    { word: 'morning', startTime: '1.200s', endTime: '1.500s', ...(tag && { speakerTag: tag }) },
  ];
  const result = (each: object[]) => ({
    alternatives: [{ transcript: ' good morning', confidence: 0.9, words: each }],
  });

  it.each([
    ['a request', { results: [result(words())] }],
    ['an operation', { name: 'x', done: true, response: { results: [result(words())] } }],
    ['a batch', { results: { 'gs://a/b.wav': { transcript: { results: [result(words())] } } } }],
    [
      'a client library',
      {
        results: [
          result([
            { word: 'good', start_time: { seconds: '0' }, end_time: { seconds: '0', nanos: 900_000_000 } },
            {
              word: 'morning',
              start_time: { seconds: '1', nanos: 200_000_000 },
              end_time: { seconds: '1', nanos: 500_000_000 },
            },
          ]),
        ],
      },
    ],
  ])('of %s has its times', (_, document) => {
    const transcript = parseDocument(document);
    expect(transcript.format).toBe('google-json');
    expect(timed(transcript)).toEqual([[null, 'good morning', 0, 1.5]]);
  });

  it('counts words once that the last result repeats with their speakers', () => {
    const transcript = parseDocument({ results: [result(words()), { alternatives: [{ words: words(2) }] }] });
    expect(timed(transcript)).toEqual([
      ['1', 'good', 0, 0.9],
      ['2', 'morning', 1.2, 1.5],
    ]);
  });

  it('without words keeps the text without times', () => {
    expect(timed(parseDocument({ results: [{ alternatives: [{ transcript: 'good morning' }] }] }))).toEqual([
      [null, 'good morning', null, null],
    ]);
  });
});

describe('Rev AI JSON', () => {
  it('puts the elements of a monologue in a row', () => {
    const text = (value: string, ts: number) => ({ type: 'text', value, ts, end_ts: ts + 0.5 });
    const punct = (value: string) => ({ type: 'punct', value });
    const monologues = [
      {
        speaker: 0,
        elements: [
          text('Hi', 0.3),
          punct(', '),
          text("I'm", 1),
          punct(' '),
          { type: 'unknown', value: '<inaudible>' },
          punct('.'),
        ],
      },
      { speaker: 1, elements: [punct(' '), text('Who', 2), punct('?'), { type: 'text' }] },
    ];
    const transcript = parseDocument({ speakers: [{ id: 0, name: 'Ines' }], monologues });
    expect(transcript.format).toBe('rev-ai-json');
    expect(timed(transcript)).toEqual([
      ['Ines', "Hi, I'm [inaudible].", 0.3, 1.5],
      ['1', 'Who?', 2, 2.5],
    ]);
    expect(transcript.findings).toEqual([{ line: expect.any(Number), message: expect.stringContaining('1 element') }]);
  });
});

describe('Speechmatics JSON', () => {
  const result = (type: string, content: string, time: number, rest: { speaker?: string; attaches_to?: string }) => ({
    ...{
      type,
      start_time: time,
      end_time: time + 0.4,
      alternatives: [{ content, confidence: 1, speaker: rest.speaker ?? 'UU' }],
    },
    ...(rest.attaches_to && { attaches_to: rest.attaches_to }),
  });

  it('attaches marks to the side that they name', () => {
    const results = [
      result('punctuation', '¿', 0, { attaches_to: 'next' }),
      result('word', 'Qué', 0, {}),
      result('punctuation', '?', 0.4, { attaches_to: 'previous' }),
      result('entity', '12', 1, {}),
      result('punctuation', '/', 1, { attaches_to: 'both' }),
      result('word', '7', 1.5, {}),
    ];
    const transcript = parseDocument({ format: '2.9', results });
    expect(transcript.format).toBe('speechmatics-json');
    expect(timed(transcript)).toEqual([[null, '¿Qué? 12/7', 0, 1.9]]);
  });

  it('names speakers but the unknown', () => {
    const results = ['S1', 'S2', 'UU'].map((speaker, i) => result('word', `w${i}`, i, { speaker }));
    expect(timed(parseDocument({ results })).map(([speaker]) => speaker)).toEqual(['S1', 'S2', null]);
  });
});

describe('Azure Speech JSON', () => {
  it('of a batch counts ticks', () => {
    const phrase = (speaker: number, display: string, offsetInTicks: number, recognitionStatus = 'Success') => ({
      ...{ recognitionStatus, speaker, channel: 0, offsetInTicks, durationInTicks: 9_000_000, nBest: [{ display }] },
    });
    const transcript = parseDocument({
      recognizedPhrases: [
        phrase(1, 'Hello.', 5_000_000),
        phrase(1, 'Lost', 6_000_000, 'Error'),
        phrase(2, 'Hi.', 20_000_000),
      ],
    });
    expect(transcript.format).toBe('azure-speech-json');
    expect(timed(transcript)).toEqual([
      ['1', 'Hello.', 0.5, 1.4],
      ['2', 'Hi.', 2, 2.9],
    ]);
    expect(transcript.findings).toHaveLength(1);
  });

  it('of the fast kind counts milliseconds', () => {
    const phrases = [{ text: 'Hello.', offsetMilliseconds: 500, durationMilliseconds: 900, words: [] }];
    expect(timed(parseDocument({ combinedPhrases: [], phrases }))).toEqual([[null, 'Hello.', 0.5, 1.4]]);
  });
});

describe('Watson JSON', () => {
  const answer = {
    result_index: 0,
    results: [
      {
        final: true,
        alternatives: [
          {
            transcript: 'it broke %HESITATION then ',
            timestamps: [
              ['it', 0.5, 0.7],
              ['broke', 0.7, 1],
              ['%HESITATION', 1, 1.2],
              ['then', 1.5, 1.8],
            ],
          },
        ],
      },
      { final: false, alternatives: [{ transcript: 'it', timestamps: [] }] },
    ],
    speaker_labels: [
      { from: 0.5, speaker: 0 },
      { from: 0.7, speaker: 0 },
      { from: 1.5, speaker: 1 },
    ],
  };

  it.each([
    ['an answer', answer],
    ['answers in a list', { status: 'completed', results: [answer] }],
  ])('reads %s, with its speakers', (_, document) => {
    const transcript = parseDocument(document);
    expect(transcript.format).toBe('watson-json');
    expect(timed(transcript)).toEqual([
      ['0', 'it broke', 0.5, 1],
      ['1', 'then', 1.5, 1.8],
    ]);
  });
});

describe('Podlove JSON', () => {
  it('names voices and takes the times in milliseconds', () => {
    const line = (voice: string, text: string, start_ms: number) => ({
      ...{ start: '00:00:00.000', start_ms, end: '00:00:00.000', end_ms: start_ms + 500, speaker: '3', voice, text },
    });
    const transcript = parseDocument([line('Ines', 'Hallo.', 1500), line('', 'Na?', 2500)]);
    expect(transcript.format).toBe('podlove-json');
    expect(timed(transcript)).toEqual([
      ['Ines', 'Hallo.', 1.5, 2],
      ['3', 'Na?', 2.5, 3],
    ]);
  });
});

describe('YouTube caption JSON', () => {
  it('reads events, and leaves out those that only scroll', () => {
    const events = [
      { tStartMs: 0, dDurationMs: 9000, id: 1 },
      { tStartMs: 500, dDurationMs: 2000, segs: [{ utf8: 'the' }, { utf8: ' oven', tOffsetMs: 200 }] },
      { tStartMs: 1500, aAppend: 1, segs: [{ utf8: '\n' }] },
      { tStartMs: 2500, dDurationMs: 1000, segs: [{ utf8: 'is cold' }] },
    ];
    const transcript = parseDocument({ wireMagic: 'pb3', events });
    expect(transcript.format).toBe('youtube-json');
    expect(timed(transcript)).toEqual([[null, 'the oven is cold', 0.5, 3.5]]);
  });
});

describe('Scripts without spaces', () => {
  it('are written without spaces, numbers and foreign words among them too', () => {
    const words = ['パン', 'は', '24', '時間', '、', 'Python', 'で', '。'].map((text, i) => ({
      text,
      start: i * 100,
      end: i * 100 + 90,
      speaker: null,
    }));
    expect(timed(parseDocument({ audio_url: 'x', words }))[0]![1]).toBe('パンは24時間、Pythonで。');
  });

  it('stay without spaces across phrases and in segments of single words', () => {
    const body = [...'我们每天晚上都会检查所有烤箱的清单没有人读过的备份只是一个愿望'];
    const segments = body.map((each, i) => ({ speaker: 'Ines', startTime: i, endTime: i + 0.5, body: each }));
    expect(timed(parseDocument({ version: '1.0.0', segments }))).toEqual([
      ['Ines', body.join(''), 0, body.length - 0.5],
    ]);
  });
});
