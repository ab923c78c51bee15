// The same talk as each service would write it.

export interface SaidWord {
  readonly word: string;
  /** Punctuation that follows, or ''. */
  readonly mark: string;
  readonly speaker: string;
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
}

export interface Shape {
  readonly write: (words: readonly SaidWord[]) => unknown;
  /** Whether it can say who speaks. */
  readonly named: boolean;
}

/** Runs of words of one speaker. */
function runs(words: readonly SaidWord[]): SaidWord[][] {
  const all: SaidWord[][] = [];
  for (const word of words) {
    if (all.at(-1)?.[0]?.speaker === word.speaker) all.at(-1)!.push(word);
    else all.push([word]);
  }
  return all;
}

const full = ({ word, mark }: SaidWord) => word + mark;
const text = (run: readonly SaidWord[]) => run.map(full).join(' ');
const s = (milliseconds: number) => milliseconds / 1000;
const span = (run: readonly SaidWord[]) => ({ start: run[0]!.start, end: run.at(-1)!.end });
const seconds = (run: readonly SaidWord[]) => ({ start: s(run[0]!.start), end: s(run.at(-1)!.end) });
const clock = (milliseconds: number) => new Date(milliseconds).toISOString().slice(11, 23).replace('.', ',');

export const shapes: Record<string, Shape> = {
  'podcast-json': {
    named: true,
    write: (words) => ({
      version: '1.0.0',
      segments: runs(words).map((run) => ({
        speaker: run[0]!.speaker,
        startTime: seconds(run).start,
        endTime: seconds(run).end,
        body: text(run),
      })),
    }),
  },
  'whisper-json': {
    named: true,
    write: (words) => ({
      text: ` ${text(words)}`,
      segments: runs(words).map((run) => ({
        ...{ ...seconds(run), text: ` ${text(run)}`, speaker: run[0]!.speaker },
        words: run.map((each) => ({ word: ` ${full(each)}`, ...seconds([each]), score: 0.9 })),
      })),
    }),
  },
  'whisper-cpp-json': {
    named: true,
    write: (words) => ({
      transcription: runs(words).map((run) => ({
        timestamps: { from: clock(span(run).start), to: clock(span(run).end) },
        offsets: { from: span(run).start, to: span(run).end },
        text: ` ${text(run)}`,
        speaker: run[0]!.speaker,
      })),
    }),
  },
  'assemblyai-json': {
    named: true,
    write: (words) => ({
      audio_url: 'https://example.org/a.mp3',
      text: text(words),
      words: words.map((each) => ({ text: full(each), start: each.start, end: each.end, speaker: each.speaker })),
      utterances: null,
    }),
  },
  'deepgram-json': {
    named: true,
    write: (words) => ({
      results: {
        channels: [{ alternatives: [{ transcript: text(words), words: [] }] }],
        utterances: runs(words).map((run) => ({
          ...{ ...seconds(run), transcript: text(run), channel: 0, speaker: run[0]!.speaker },
          words: run.map((each) => ({ word: each.word, punctuated_word: full(each), ...seconds([each]) })),
        })),
      },
    }),
  },
  'aws-transcribe-json': {
    named: true,
    write: (words) => ({
      results: {
        transcripts: [{ transcript: text(words) }],
        items: words.flatMap((each) => [
          {
            ...{ type: 'pronunciation', start_time: String(s(each.start)), end_time: String(s(each.end)) },
            ...{ alternatives: [{ content: each.word }], speaker_label: each.speaker },
          },
          ...(each.mark ? [{ type: 'punctuation', alternatives: [{ content: each.mark }] }] : []),
        ]),
      },
    }),
  },
  'aws-call-analytics-json': {
    named: true,
    write: (words) => ({
      Transcript: runs(words).map((run) => ({
        ...{
          Content: text(run),
          ParticipantRole: run[0]!.speaker,
          BeginOffsetMillis: span(run).start,
          EndOffsetMillis: span(run).end,
        },
        Items: run.map((each) => ({
          Type: 'pronunciation',
          Content: each.word,
          BeginOffsetMillis: each.start,
          EndOffsetMillis: each.end,
        })),
      })),
    }),
  },
  'google-json': {
    named: true,
    write: (words) => ({
      results: [
        {
          alternatives: [
            {
              transcript: text(words),
              words: words.map((each) => ({
                word: full(each),
                startTime: `${s(each.start)}s`,
                endTime: `${s(each.end)}s`,
                speakerLabel: each.speaker,
              })),
            },
          ],
        },
      ],
    }),
  },
  'rev-ai-json': {
    named: true,
    write: (words) => ({
      monologues: runs(words).map((run) => ({
        speaker: run[0]!.speaker,
        elements: run.flatMap((each) => [
          { type: 'text', value: each.word, ts: s(each.start), end_ts: s(each.end) },
          { type: 'punct', value: `${each.mark} ` },
        ]),
      })),
    }),
  },
  'speechmatics-json': {
    named: true,
    write: (words) => ({
      results: words.flatMap((each) => [
        {
          type: 'word',
          start_time: s(each.start),
          end_time: s(each.end),
          alternatives: [{ content: each.word, speaker: each.speaker }],
        },
        ...(each.mark
          ? [
              {
                type: 'punctuation',
                start_time: s(each.end),
                end_time: s(each.end),
                attaches_to: 'previous',
                alternatives: [{ content: each.mark, speaker: each.speaker }],
              },
            ]
          : []),
      ]),
    }),
  },
  'azure-speech-json': {
    named: true,
    write: (words) => ({
      recognizedPhrases: runs(words).map((run) => ({
        ...{ recognitionStatus: 'Success', speaker: run[0]!.speaker },
        ...{ offsetInTicks: span(run).start * 10_000, durationInTicks: (span(run).end - span(run).start) * 10_000 },
        nBest: [{ display: text(run) }],
      })),
    }),
  },
  'watson-json': {
    named: true,
    write: (words) => ({
      results: [
        {
          final: true,
          alternatives: [
            {
              transcript: `${text(words)} `,
              timestamps: words.map((each) => [full(each), s(each.start), s(each.end)]),
            },
          ],
        },
      ],
      speaker_labels: words.map((each) => ({ from: s(each.start), to: s(each.end), speaker: each.speaker })),
    }),
  },
  'podlove-json': {
    named: true,
    write: (words) =>
      runs(words).map((run) => ({
        start: clock(span(run).start),
        start_ms: span(run).start,
        end_ms: span(run).end,
        voice: run[0]!.speaker,
        text: text(run),
      })),
  },
  'youtube-json': {
    named: false,
    write: (words) => ({
      events: runs(words).map((run) => ({
        tStartMs: span(run).start,
        dDurationMs: span(run).end - span(run).start,
        segs: [{ utf8: text(run) }],
      })),
    }),
  },
  json: {
    named: true,
    write: (words) => ({
      dialogue: runs(words).map((run) => ({
        from: seconds(run).start,
        to: seconds(run).end,
        speakerName: run[0]!.speaker,
        content: text(run),
      })),
    }),
  },
};
