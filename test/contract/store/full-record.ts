import type { EpisodeRecord } from '../../../src/store/store.js';
import { aChapter, aLesson, anEpisodeRecord, aPassage, aTopic, aTurn, someVectors } from '../../fixtures/builders.js';

export function aFullRecord(): EpisodeRecord {
  const turns = [
    aTurn({ index: 0, text: 'We take a backup.', startTime: 1.5, endTime: 4, timing: 'exact' }),
    aTurn({
      ...{
        index: 1,
        speaker: 'Grace Hopper',
        text: 'And a backup of the backup, always.',
        startTime: 4,
        endTime: 9.25,
      },
      ...{ timing: 'interpolated', anchors: [{ offset: 6, time: 5.125 }] },
    }),
    aTurn({ index: 2, speaker: null, text: 'Unnamed voice.' }),
  ];
  const [backups, recovery] = [aTopic('Backups'), aTopic('Recovery over prevention')];
  const record = anEpisodeRecord({
    episode: {
      ...{ title: 'Backups of backups', publishedAt: '2024-05-01', audioUrl: 'https://a.test/1.mp3' },
      ...{ pageUrl: 'https://a.test/1', people: [{ name: 'Ada', role: 'host' }] },
    },
    turns,
    marks: [
      { kind: 'heading', label: 'Backups', at: { turn: 0, offset: 0 }, time: null },
      { kind: 'break', label: 'Music', at: { turn: 3, offset: 0 }, time: 9.25 },
    ],
    chapters: [
      aChapter({ index: 0, origin: 'publisher', startTime: 1.5, timing: 'exact', topics: [backups] }),
      aChapter({ index: 1, start: { turn: 1, offset: 3 }, end: { turn: 2, offset: 14 }, topics: [recovery, backups] }),
    ],
    lessons: [
      aLesson({ quote: 'We take a backup.', score: 0.25, topics: [backups] }),
      aLesson({
        quote: 'a backup of the backup',
        turn: 1,
        startOffset: 4,
        score: 0.75,
        speaker: 'Grace Hopper',
        chapter: 1,
        evidence: [
          {
            ...{ quote: 'We take a backup.', turn: 0, startOffset: 0, endOffset: 17, speaker: 'Ada' },
            ...{ startTime: 1.1 + 2.2, timing: 'interpolated' },
          },
          {
            ...{ quote: 'Unnamed voice.', turn: 2, startOffset: 0, endOffset: 14, speaker: null },
            ...{ startTime: null, timing: null },
          },
        ],
      }),
    ],
    passages: [
      aPassage({
        text: 'Ada: We take a backup.\nGrace Hopper: And',
        speakers: ['Ada', 'Grace Hopper'],
        startTime: 1.5,
      }),
      aPassage({ index: 1, chapter: 1, text: 'a backup of the backup', speakers: ['Grace Hopper'] }),
    ],
    foundTopics: [recovery],
    questions: [
      { question: 'What is a backup of the backup?', turn: 1, startTime: 4, timing: 'interpolated' },
      { question: 'Whose voice is unnamed?', turn: 2, startTime: null, timing: null },
    ],
  });
  return { ...record, vectors: someVectors(record) };
}
