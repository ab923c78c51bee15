// The questions of a set, judged by the finder of evidence as it ships, over an archive that holds the set's episodes.
import { createEvidenceFinder, type EvidenceFinder } from '../../src/answer/find-evidence.js';
import { composeServices } from '../../src/compose.js';
import { parseConfig } from '../../src/config.js';
import { type Judge, judgeQuestions } from './judge-questions.js';
import type { JudgedQuestion } from './risk-coverage.js';

/** Reads beside whoever serves the archive. Empty where the set asks nothing. */
export async function judgeArchive(databasePath: string, folder: string): Promise<JudgedQuestion[]> {
  const services = await composeServices(parseConfig({ HINDCAST_DB: databasePath }));
  try {
    const { search, reader, embedderState: embedder } = services;
    const finder: EvidenceFinder & Partial<Judge> = createEvidenceFinder({ search, reader, embedder });
    return finder.judge ? await judgeQuestions({ judge: finder.judge }, folder) : [];
  } finally {
    await services.close();
  }
}
