// Is everything there that training needs? If not: what is missing, and how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type StepName, steps } from './steps.js';
import type { TrainingText } from './training-text.js';

/** Debian's wordnet-base puts WordNet here, and embedding/wordnet.py reads it here. */
export const WORDNET = '/usr/share/wordnet';
const WORDNET_FILES = ['noun', 'verb', 'adj', 'adv'].map((kind) => `data.${kind}`);
const PYTHONS = ['python3', '/usr/bin/python3'];
const PYTHON_MODULES = ['torch', 'onnx', 'numpy'];
/** Fewer have no pairs to speak of. */
const LEAST_TRANSCRIPTS = 3;

export interface Python {
  readonly path: string;
  /** Modules that it lacks. */
  readonly missing: readonly string[];
}

/** The first of the interpreters with all modules, else the first that runs; null when none runs. */
export function findPython(candidates: readonly string[] = PYTHONS): Python | null {
  const found = candidates.flatMap((path) => askPython(path) ?? []);
  return found.find(({ missing }) => missing.length === 0) ?? found[0] ?? null;
}

function askPython(path: string): Python | null {
  const code = `import importlib.util as u; print(*[m for m in ${JSON.stringify(PYTHON_MODULES)} if u.find_spec(m) is None])`;
  const { status, stdout } = spawnSync(path, ['-c', code], { encoding: 'utf8' });
  return status === 0 ? { path, missing: stdout.split(/\s+/u).filter(Boolean) } : null;
}

export interface Wanted {
  readonly chosen: readonly StepName[];
  readonly text: TrainingText;
  /** Folder of finished models. */
  readonly models: string;
  readonly python: Python | null;
  readonly wordnet?: string;
}

/** What is missing, a line each with the remedy; empty when training can begin. */
export function findMissing({ chosen, text, models, python, wordnet = WORDNET }: Wanted): string[] {
  const missing: string[] = [];
  if (text.transcripts.learned < LEAST_TRANSCRIPTS) {
    missing.push(
      `Transcripts: ${join(text.root, 'podcasts')} has ${text.transcripts.learned} to learn from (*.md, the held-out ones aside), and at least ${LEAST_TRANSCRIPTS} are needed. training/README.md shows the layout; --data names another folder`,
    );
  }
  if (chosen.some((name) => steps[name].needsPython)) missing.push(...missingOfPython(python));
  if (chosen.includes('embedder') && !WORDNET_FILES.every((name) => existsSync(join(wordnet, name)))) {
    missing.push(`WordNet 3.0: ${wordnet} lacks one of ${WORDNET_FILES.join(', ')}. Debian: apt install wordnet-base`);
  }
  const read = new Set(chosen.flatMap((name) => steps[name].reads));
  for (const name of read) {
    if (chosen.includes(name) || existsSync(join(models, steps[name].makes))) continue;
    missing.push(`${join(models, steps[name].makes)}: add --only ${name}, which makes it`);
  }
  return missing;
}

function missingOfPython(python: Python | null): string[] {
  const remedy =
    'Debian: apt install python3-torch python3-onnx python3-numpy. Elsewhere: a virtual environment with torch, onnx and numpy, its interpreter named with --python';
  if (!python) return [`Python 3: no interpreter runs. ${remedy}`];
  if (python.missing.length === 0) return [];
  return [`Python modules: ${python.path} lacks ${python.missing.join(', ')}. ${remedy}`];
}
