// One story that the examples of openapi.yaml tell, so that they fit together.

const quote = 'You should check a restore by its content, not by its count.';
const page = '/night-shift/the-backup-that-was-not-there';
const url = `${page}#turn-7`;
const topics = [{ slug: 'restore-testing', label: 'Restore testing' }];
const moment = { startTime: 754.2, timing: 'interpolated' };
const episode = {
  id: 'ep_0123456789abcdef',
  slug: 'the-backup-that-was-not-there',
  title: 'The backup that was not there',
  show: 'night-shift',
};

export const turnExample = { index: 7, speaker: 'Rui Okafor', text: quote, endTime: 759.8, ...moment };

export const chapterExample = {
  ...{ index: 2, title: 'Ten rows prove nothing', titleOrigin: 'computed' },
  ...{ summary: quote, origin: 'computed', topics },
  ...{ startTurn: 7, startOffset: 0, endTurn: 12, endOffset: 210, endTime: 1203.5, ...moment },
};

const repeated = 'So I check every restore by its content now.';
const evidence = {
  ...{ quote: repeated, turn: 31, startOffset: 12, endOffset: 12 + repeated.length, speaker: 'Rui Okafor' },
  ...{ startTime: 2310.5, timing: 'interpolated', url: `${page}#turn-31` },
};
const lesson = {
  ...{ id: 'ls_0123456789abcdef', statement: 'Check a restore by its content, not by its count.' },
  ...{ statementOrigin: 'computed', pageUrl: '/lessons/ls_0123456789abcdef', quote, evidence: [evidence] },
  ...{ turn: 7, startOffset: 0, endOffset: quote.length, speaker: 'Rui Okafor', topics, score: 0.91, url, ...moment },
};
export const lessonExample = { ...lesson, chapter: 2 };
export const archiveLessonExample = { ...lesson, episode };

export const editExample = {
  ...{ id: 'ed_01234567-89ab-4cde-8f01-23456789abcd', kind: 'lesson-hidden', state: 'applied', value: null },
  subject: { type: 'lesson', episode, id: 'ls_0123456789abcdef', quote },
  ...{ createdAt: '2024-05-15T08:00:00.000Z', updatedAt: '2024-05-15T08:00:00.000Z' },
};

export const hitExample = {
  ...{ episode, text: quote, snippet: 'You should check a <mark>restore</mark> by its content…', url, ...moment },
  ...{ startTurn: 7, startOffset: 0, endTurn: 7, endOffset: quote.length, speakers: ['Rui Okafor'], score: 0.87 },
  found: { by: 'words', quote, turn: 7, startOffset: 0, speaker: 'Rui Okafor', url, ...moment },
  chapterTitle: 'Ten rows prove nothing',
};

export const citationExample = {
  ...{ episode, quote, turn: 7, startOffset: 0, speaker: 'Rui Okafor', url, ...moment },
};

export const questionExample = { question: 'How do you know that a backup works?', turn: 7, url, ...moment };
export const foundQuestionExample = { ...questionExample, episode };

export const jobExample = {
  ...{ id: 'job_0123456789abcdef', kind: 'ingest', show: 'ship-it', state: 'running', progress: 0.4 },
  ...{ episodeId: null, error: null, attempts: 1, retryAt: null, cancelRequested: false },
  ...{ createdAt: '2024-05-14T12:00:00.000Z', updatedAt: '2024-05-14T12:00:01.000Z' },
};
