// What does a running server say of an episode?
import type { z } from 'zod';
import { episodeLessonsSchema } from '../../src/http/schemas/lesson.js';
import { chapterListSchema, transcriptSchema } from '../../src/http/schemas/transcript.js';

export interface PublishedEpisode {
  readonly turns: readonly { readonly index: number; readonly text: string }[];
  readonly chapters: readonly PublishedChapter[];
  /** Best first. */
  readonly lessons: readonly PublishedLesson[];
}

interface Topics {
  readonly topics: readonly { readonly slug: string; readonly label: string }[];
}

export interface PublishedChapter extends Topics {
  readonly title: string;
  readonly startTurn: number;
  readonly startOffset: number;
}

export interface PublishedLesson extends Topics {
  readonly statement: string;
  readonly quote: string;
}

/** Throws an Error with path and status when the server does not answer with 200. */
export async function readPublished(serverUrl: string, id: string): Promise<PublishedEpisode> {
  const read = async <Schema extends z.ZodType>(part: string, schema: Schema): Promise<z.infer<Schema>> => {
    const path = `/v1/episodes/${id}/${part}`;
    const response = await fetch(new URL(path, serverUrl), { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
    return schema.parse(await response.json());
  };
  return {
    ...(await read('transcript', transcriptSchema)),
    ...(await read('chapters', chapterListSchema)),
    ...(await read('lessons', episodeLessonsSchema)),
  };
}
