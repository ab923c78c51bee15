// Writes data/models/topic-vectors.bin: data/topics in the space of the built-in embedder.
// Usage: npx tsx training/topics/embed.ts
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CuratedTopic } from '../../src/domain/topic.js';
import { embedTopics, formatTopicVectors } from '../../src/pipeline/extract/topic-vectors.js';
import { loadAnalysisEmbedder } from '../linear/read-episodes.js';

const TOPICS = join(import.meta.dirname, '../../data/topics/topics.json');

const topics = JSON.parse(await readFile(TOPICS, 'utf8')) as CuratedTopic[];
const embedder = await loadAnalysisEmbedder();
const bytes = formatTopicVectors(await embedTopics(topics, embedder), { topics, embedder });
await writeFile('data/models/topic-vectors.bin', bytes);
