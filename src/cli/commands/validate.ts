// hindcast validate: what would be understood of transcript files, what is odd about them, and what would be lost.
import { type Command, Option } from 'commander';
import { parseConfig } from '../../config.js';
import { lossKinds } from '../../domain/loss.js';
import { formatDescriptions, type TranscriptFormat, transcriptFormats } from '../../domain/transcript-format.js';
import type { SpeakerShare, Understood, Validation } from '../../domain/validation.js';
import { validateTranscript } from '../../pipeline/validate-transcript.js';
import { bold, count, dim, formatTime, print, printable, printJson } from '../output.js';
import { nameOfInput, readInput } from '../read-input.js';

interface ValidateOptions {
  readonly format?: TranscriptFormat;
  readonly json?: boolean;
}

/** More are counted: a file of a meeting can name hundreds. */
const MOST_SPEAKERS = 20;

export function addValidateCommand(program: Command): void {
  program
    .command('validate')
    .description('say what would be understood of transcripts, what is odd about them, and what would be lost')
    .argument('<file...>', 'transcripts; - is standard input')
    .option('--json', 'print the reports as JSON, one entry a file')
    .addOption(new Option('--format <format>', 'do not detect, take this format').choices(transcriptFormats))
    .action(async (files: string[], options: ValidateOptions) => {
      const { maxTranscriptBytes } = parseConfig(process.env);
      const reports: { file: string; validation: Validation }[] = [];
      for (const path of files) {
        const file = nameOfInput(path);
        try {
          const bytes = await readInput(path);
          const validation = validateTranscript(bytes, { format: options.format, maxBytes: maxTranscriptBytes });
          reports.push({ file, validation });
          if (!options.json) printReport(file, validation);
        } catch (error) {
          process.stderr.write(`hindcast: ${printable(file)}: ${reasonOf(error)}\n`);
          process.exitCode = 1;
        }
      }
      if (options.json) printJson(reports.map(({ file, validation }) => asJson(file, validation)));
      if (reports.some(({ validation }) => validation.refusal !== null)) process.exitCode = 1;
    });
}

function reasonOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'no such file';
  return error instanceof Error ? error.message : String(error);
}

function asJson(file: string, { refusal, losses, ...rest }: Validation) {
  const told = losses.map(({ what, count, line }) => ({ what, meaning: lossKinds[what], count, line }));
  return { file, valid: refusal === null, problem: refusal, ...rest, losses: told };
}

function printReport(file: string, { refusal, encoding, understood, findings, losses }: Validation): void {
  const kind = understood ? formatDescriptions[understood.format].title : `refused (${refusal?.code})`;
  print(`${bold(printable(file))}: ${kind}${encoding === null ? '' : `, ${encoding}`}`);
  if (refusal) print(`  ${printable(refusal.message)}`);
  if (understood) printUnderstood(understood);
  if (findings.length > 0) print('  Findings');
  for (const { severity, line, message } of findings) {
    print(`    ${dim(line === null ? 'whole file' : `line ${line}`)} ${severity}: ${printable(message)}`);
  }
  if (losses.length > 0) print('  In the file, and with no place in the result');
  for (const { what, count: times, line } of losses) {
    const place = line === null ? '' : dim(`, first in line ${line}`);
    print(`    ${lossKinds[what]}: ${times.toLocaleString('en')}${place}`);
  }
  if (understood && losses.length === 0) print('  Everything in it has its place in the result.');
  print();
}

function printUnderstood(understood: Understood): void {
  const { turns, words, startTime, endTime, timing, headings, breaks, metadata, speakers } = understood;
  const span = startTime === null ? 'no times' : `${formatTime(startTime)} to ${formatTime(endTime)}`;
  print(`  ${count(turns, 'turn')}, ${count(words, 'word')}, ${span}`);
  if (startTime !== null) {
    const { exact, interpolated, unknown } = timing;
    print(
      `  Starts of turns: ${percent(exact)} exact, ${percent(interpolated)} interpolated, ${percent(unknown)} unknown`,
    );
  }
  print('  Speakers');
  for (const speaker of speakers.slice(0, MOST_SPEAKERS)) print(`    ${describe(speaker)}`);
  if (speakers.length > MOST_SPEAKERS) print(`    and ${speakers.length - MOST_SPEAKERS} more`);
  if (headings + breaks > 0) print(`  Marks: ${count(headings, 'heading')}, ${count(breaks, 'break')}`);
  const { people: _, ...told } = metadata;
  for (const [field, value] of Object.entries(told)) print(`  ${field}: ${printable([value].flat().join(', '))}`);
}

function describe({ name, role, turns, words, share }: SpeakerShare): string {
  const who = name === null ? 'nobody named' : printable(name);
  return `${who}${role === null ? '' : ` (${role})`}: ${percent(share)}, ${count(words, 'word')} in ${count(turns, 'turn')}`;
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
}
