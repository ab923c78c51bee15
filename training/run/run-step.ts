// Does one step of training beside the models that are in use, and puts its result in their place when it is whole.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BUILT_IN_MODEL } from '../../src/config.js';
import { runCommand } from './run-command.js';
import { type Places, STAGED_MODELS, type StepName, steps } from './steps.js';

export interface StepSetting extends Omit<Places, 'stage'> {
  /** Folder for the stage. */
  readonly cache: string;
}

/** Rejects when the command fails or makes nothing; the finished models are then what they were. */
export async function runStep(name: StepName, { cache, ...setting }: StepSetting): Promise<void> {
  const step = steps[name];
  mkdirSync(cache, { recursive: true });
  const stage = mkdtempSync(join(cache, `${name}-`));
  const staged = join(stage, STAGED_MODELS);
  try {
    mkdirSync(staged, { recursive: true });
    // Chapters and lessons are learned in the space of the embedder that lies in their working folder.
    if (step.reads.includes('embedder')) {
      cpSync(join(setting.models, BUILT_IN_MODEL), join(staged, BUILT_IN_MODEL), { recursive: true });
    }
    await runCommand(step.command({ ...setting, stage }), { cwd: stage });
    if (!existsSync(join(staged, step.makes))) throw new Error(`The step "${name}" did not make ${step.makes}`);
    install(step.makes, { from: staged, to: setting.models });
  } finally {
    rmSync(stage, { recursive: true });
  }
}

/** Copies beside the old files first and renames last, so that a full disk leaves the old ones whole. */
function install(made: string, { from, to }: { from: string; to: string }): void {
  const files = filesOf(from, made);
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(from, file), join(to, `${file}.new`));
  }
  for (const file of files) renameSync(join(to, `${file}.new`), join(to, file));
}

function filesOf(folder: string, made: string): string[] {
  if (!statSync(join(folder, made)).isDirectory()) return [made];
  return readdirSync(join(folder, made), { recursive: true, encoding: 'utf8' })
    .map((path) => join(made, path))
    .filter((path) => statSync(join(folder, path)).isFile());
}
