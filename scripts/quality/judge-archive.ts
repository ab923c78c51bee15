// The questions of a set, judged by the finder of evidence as it ships, over an archive that holds the set's episodes.
import { composeServices } from '../../src/compose.js';
import { parseConfig } from '../../src/config.js';
import { judgeQuestions } from './judge-questions.js';
import type { JudgedQuestion } from './risk-coverage.js';

/** Reads beside whoever serves the archive. Empty where the set asks nothing. */
export async function judgeArchive(databasePath: string, folder: string): Promise<JudgedQuestion[]> {
  const services = await composeServices(parseConfig({ HINDCAST_DB: databasePath }));
  try {
    return await judgeQuestions(services.judge, folder);
  } finally {
    await services.close();
  }
}
