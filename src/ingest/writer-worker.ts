// The worker thread's entry: composes a writer of its own and offers its calls as tasks of the pool.
import { parentPort, workerData } from 'node:worker_threads';
import { composeWriter } from '../compose-writer.js';
import type { Config } from '../config.js';
import type { Job } from '../domain/job.js';
import type { JobKindName } from '../domain/job-kinds.js';
import type { IngestRequest } from '../pipeline/ingest-request.js';
import { causeOf, publicError } from './causes.js';
import type { Writer } from './writer.js';

/** Errors do not keep their class across threads, so outcomes travel as values. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ReturnType<typeof publicError>; readonly cause: string };

type Edits = Writer['edits'];

let composed: Promise<Writer> | undefined;

function writer(): Promise<Writer> {
  if (composed) return composed;
  // Piscina hands its own data in front of the caller's.
  const config = (Array.isArray(workerData) ? workerData.at(-1) : workerData) as Config;
  composed = composeWriter(config, {
    onJob: (job: Job) => parentPort?.postMessage({ job }),
    onProblem: (problem: string) => parentPort?.postMessage({ problem }),
  });
  return composed;
}

async function task<T>(call: (writer: Writer) => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call(await writer()) };
  } catch (error) {
    return { ok: false, error: publicError(error), cause: causeOf(error) };
  }
}

export const ingest = (request: IngestRequest) => task((w) => w.ingest(request));
export const enqueue = (request: IngestRequest) => task((w) => w.enqueue(request));
export const deleteEpisode = (call: Parameters<Writer['delete']>) => task((w) => w.delete(...call));
export const editTopic = (call: Parameters<Edits['editTopic']>) => task((w) => w.edits.editTopic(...call));
export const editLesson = (call: Parameters<Edits['editLesson']>) => task((w) => w.edits.editLesson(...call));
export const editChapter = (call: Parameters<Edits['editChapter']>) => task((w) => w.edits.editChapter(...call));
export const editPeople = (call: Parameters<Edits['editPeople']>) => task((w) => w.edits.editPeople(...call));
export const takeEditBack = (call: Parameters<Edits['takeEditBack']>) => task((w) => w.edits.takeEditBack(...call));
export const requeueInterrupted = (cause: 'start' | 'thread-ended') => task((w) => w.requeueInterrupted(cause));
export const pruneJobs = () => task((w) => w.pruneJobs());
export const enqueueJob = ([kind, payload]: [JobKindName, unknown]) => task((w) => w.enqueueJob(kind, payload));
export const cancelJob = (id: string) => task((w) => w.cancelJob(id));
export const retryJob = (id: string) => task((w) => w.retryJob(id));
export const runNextJob = () => task((w) => w.runNextJob());
export const rebuildEpisode = (episode: Parameters<Writer['rebuildEpisode']>[0]) =>
  task((w) => w.rebuildEpisode(episode));
export const markStale = (among: Parameters<Writer['markStale']>[0]) => task((w) => w.markStale(among));
export const embedNextMissing = () => task((w) => w.embedNextMissing());
