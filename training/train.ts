// Makes data/models again from a folder of transcripts: training/README.md has the layout, the needs and the recipe.
//
//   npm run train -- --data ../shared/train [--only STEP]... [--out FOLDER] [--words FILE] [--python FILE]
//                    [--epochs N] [--threads N]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions } from '../scripts/read-options.js';
import { findMissing, findPython } from './run/prerequisites.js';
import { runStep } from './run/run-step.js';
import { type StepName, stepNames, steps } from './run/steps.js';
import { describeGaps, surveyTrainingText, type TrainingText } from './run/training-text.js';
import { fetchWordVectors, wordVectors } from './run/word-vectors.js';

const ROOT = join(import.meta.dirname, '..');
const MODELS = join(ROOT, 'data/models');
const CACHE = join(ROOT, 'var/training');

const values = readOptions(import.meta.filename, {
  data: { type: 'string', default: '../shared/train' },
  only: { type: 'string', multiple: true, default: [] },
  out: { type: 'string', default: MODELS },
  words: { type: 'string' },
  python: { type: 'string' },
  epochs: { type: 'string' },
  threads: { type: 'string' },
});
const models = resolve(values.out);

function isStep(name: string): name is StepName {
  return (stepNames as readonly string[]).includes(name);
}

/** The wanted steps in their order, without those that this text does not allow: of these a line is printed. */
function chooseSteps(text: TrainingText): StepName[] {
  const wrong = values.only.find((name) => !isStep(name));
  if (wrong !== undefined) throw new Error(`--only ${wrong}: the steps are ${stepNames.join(', ')}`);
  const wanted = stepNames.filter((name) => values.only.length === 0 || values.only.includes(name));
  return wanted.filter((name) => {
    const lacking = name === 'ranker' && models !== MODELS ? RANKER_ELSEWHERE : steps[name].lacks(text);
    if (lacking) console.log(`${name}: skipped, ${lacking}`);
    return !lacking;
  });
}

const RANKER_ELSEWHERE = 'it is learned over an archive that the service makes, with the models in data/models';

/** Models that were learned with an embedder that is no longer there. */
function warnOfStale(done: readonly StepName[]): void {
  if (!done.includes('embedder')) return;
  const stale = stepNames.filter(
    (name) =>
      steps[name].reads.includes('embedder') && !done.includes(name) && existsSync(join(models, steps[name].makes)),
  );
  for (const name of stale) console.log(`${steps[name].makes} is still that of the embedder before: --only ${name}`);
  console.log(
    'The weights of src/answer are fitted apart: npx tsx training/search/fit-answers.ts and fit-confidence.ts --data FOLDER --db FILE',
  );
}

async function train(): Promise<void> {
  const text = surveyTrainingText(resolve(values.data));
  for (const line of describeGaps(text)) console.log(line);
  const chosen = chooseSteps(text);
  const python = findPython(values.python ? [values.python] : undefined);
  const missing = findMissing({ chosen, text, models, python });
  if (values.words && !existsSync(values.words)) missing.push(`Word vectors: there is no file ${values.words}`);
  if (missing.length > 0) throw new Error(`Before training can begin:\n- ${missing.join('\n- ')}`);
  if (chosen.length === 0) throw new Error('There is no step to do');

  const needsWords = chosen.includes('embedder') && !values.words;
  const words = needsWords ? await fetchWordVectors(CACHE, wordVectors) : resolve(values.words ?? '');
  const embedderOptions = (['epochs', 'threads'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  for (const name of chosen) {
    const begun = performance.now();
    console.log(`${name}: learns ${steps[name].makes}`);
    await runStep(name, { data: text.root, models, words, python: python?.path ?? '', embedderOptions, cache: CACHE });
    console.log(`${name}: done in ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  warnOfStale(chosen);
}

try {
  await train();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
