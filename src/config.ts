// Environment -> one frozen Config. Parsing opens no file and loads no model.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { HindcastError } from './domain/errors.js';
import { isJobKind, type JobKindName, jobKinds } from './domain/job-kinds.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databasePath: string;
  /** `null`: the archive's own choice, else the built-in model. */
  readonly embeddingModel: string | null;
  readonly embeddingDtype: string;
  readonly modelCache: string;
  readonly allowRemoteModels: boolean;
  /** `null`: results are not ranked again. */
  readonly rerankerModel: string | null;
  /** What ranking one search again may take, in milliseconds. */
  readonly rerankerBudgetMs: number;
  /** `null`: answers are the speakers' own words. */
  readonly languageModel: LanguageModelConfig | null;
  readonly apiKeys: readonly string[];
  readonly allowOpen: boolean;
  readonly maxTranscriptBytes: number;
  /** How many background jobs run at once, of all kinds together. */
  readonly jobsAtOnce: number;
  /** Where not as many of a kind run at once as is usual. */
  readonly jobLimits: Readonly<Partial<Record<JobKindName, number>>>;
  readonly logLevel: string;
  readonly publicUrl: string | null;
  /** What the site is called, wherever it names itself. */
  readonly siteName: string;
  /** Feeds may be fetched from this machine and its network too, or from these addresses of it. */
  readonly allowPrivateFetch: boolean | readonly string[];
  /** The folder whose files may be fetched by `file:` addresses. `null`: none. */
  readonly fetchFolder: string | null;
  /** Between two readings of a feed, in milliseconds. `null`: feeds are read when that is asked for. */
  readonly feedIntervalMs: number | null;
  /** Until a host has to begin its answer, in milliseconds; it has to be whole after three times as long. */
  readonly fetchTimeoutMs: number;
  /** Of one page of a feed. */
  readonly maxFeedBytes: number;
  /** Of one feed; older ones are left out. */
  readonly maxFeedItems: number;
}

export interface LanguageModelConfig {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  readonly name: string;
  /** Secret. `null`: the endpoint wants none. */
  readonly key: string | null;
  /** What one answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

export interface Setting {
  readonly name: string;
  readonly default: string;
  readonly help: string;
}

/** The built-in model's folder name in data/models. */
export const BUILT_IN_MODEL = 'hindcast-static';

/** Every setting there is. The README's table is compared with this list by a test. */
export const settings = [
  { name: 'PORT', default: '3000', help: 'TCP port; 0 takes a free one' },
  { name: 'HOST', default: '127.0.0.1', help: 'Address to bind to. Any but a loopback address needs API keys' },
  { name: 'HINDCAST_DB', default: 'var/hindcast.db', help: 'The SQLite file; its folder is made' },
  {
    name: 'HINDCAST_API_KEYS',
    default: '',
    help: 'Comma-separated keys, each 16 characters or more. Set: writes need one as a bearer token',
  },
  {
    name: 'HINDCAST_ALLOW_OPEN',
    default: 'false',
    help: 'true: bind to any address without keys. Whoever can reach it can write',
  },
  { name: 'HINDCAST_MAX_TRANSCRIPT_MB', default: '20', help: 'Size limit of one transcript, in megabytes' },
  { name: 'HINDCAST_JOBS', default: '4', help: 'How many background jobs run at once, of all kinds together' },
  {
    name: 'HINDCAST_JOB_LIMITS',
    default: '',
    help: 'Where not as many jobs of a kind run at once as is usual: `kind=number`, comma-separated, such as `ingest=1`',
  },
  {
    name: 'HINDCAST_PUBLIC_URL',
    default: '',
    help: 'Address under which readers reach the service, for absolute links',
  },
  {
    name: 'HINDCAST_SITE_NAME',
    default: 'Hindcast',
    help: 'What the site is called: in its header, titles, previews, cards and feeds; 80 characters at most',
  },
  {
    name: 'HINDCAST_ALLOW_PRIVATE_FETCH',
    default: 'false',
    help: 'true, or comma-separated IP addresses: fetch feeds and transcripts from this machine and its network too, or from these. Whoever can write can then reach what this machine reaches',
  },
  {
    name: 'HINDCAST_FETCH_FOLDER',
    default: '',
    help: 'Folder whose files may be fetched by file: addresses. Unset: none',
  },
  {
    name: 'HINDCAST_FEED_INTERVAL_MINUTES',
    default: '60',
    help: 'How often the server looks for something new in the feeds that it follows, a tenth sooner or later; 0: only when asked to',
  },
  {
    name: 'HINDCAST_FETCH_TIMEOUT_SECONDS',
    default: '20',
    help: 'How long a host of feeds or transcripts may take to begin its answer; it has to be whole after three times as long',
  },
  { name: 'HINDCAST_MAX_FEED_MB', default: '50', help: 'Size limit of one page of a feed, in megabytes' },
  {
    name: 'HINDCAST_MAX_FEED_ITEMS',
    default: '10000',
    help: 'How many items of one feed are taken in, newest first',
  },
  {
    name: 'EMBEDDING_MODEL',
    default: '',
    help: `Unset: what \`hindcast reindex\` chose for this archive, else the built-in ${BUILT_IN_MODEL}. Set, it wins: a built-in model's name, a local folder, or a model id of the Hugging Face hub (with EMBEDDING_REMOTE=true)`,
  },
  { name: 'EMBEDDING_DTYPE', default: 'auto', help: 'Which weights of EMBEDDING_MODEL: auto, fp32, fp16, q8, q4' },
  { name: 'EMBEDDING_REMOTE', default: 'false', help: 'true: a model that is no local folder may be downloaded' },
  { name: 'EMBEDDING_CACHE', default: 'var/models', help: 'Folder for downloaded models' },
  {
    name: 'RERANKER_MODEL',
    default: '',
    help: 'A cross-encoder that ranks the first hits again: a local folder or a hub id (with EMBEDDING_REMOTE=true). Unset: none',
  },
  {
    name: 'RERANKER_BUDGET_MS',
    default: '1000',
    help: 'What ranking again may take, in milliseconds; then hits stay as they were',
  },
  {
    name: 'LANGUAGE_MODEL_URL',
    default: '',
    help: 'Base URL of an OpenAI-compatible endpoint that writes answers, such as http://127.0.0.1:11434/v1. Unset: none',
  },
  { name: 'LANGUAGE_MODEL_NAME', default: '', help: 'The model to ask there; needed with LANGUAGE_MODEL_URL' },
  { name: 'LANGUAGE_MODEL_KEY', default: '', help: 'Its key, sent as a bearer token; never logged' },
  {
    name: 'LANGUAGE_MODEL_TIMEOUT_MS',
    default: '30000',
    help: "What writing one answer may take, in milliseconds; then the speakers' words are the answer",
  },
  { name: 'LOG_LEVEL', default: 'info', help: 'fatal, error, warn, info, debug, trace or silent' },
] as const satisfies readonly Setting[];

/** More would only wait for each other: one thread does the work. */
const MAX_JOBS = 32;

/** Of what is written into titles and on pictures. */
const MAX_SITE_NAME = 80;

type SettingName = (typeof settings)[number]['name'];

/** Reads the settings. Throws `invalid-request` that names every wrong one; unset and empty mean the default. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const text = (name: SettingName): string => {
    const given = environment[name]?.trim();
    return given ? given : settings.find((setting) => setting.name === name)!.default;
  };
  const integer = (name: SettingName, min: number, max: number): number => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < min || value > max) {
      problems.push(`${name} has to be a whole number from ${min} to ${max}, not "${text(name)}"`);
    }
    return value;
  };
  const flag = (name: SettingName): boolean => {
    const value = text(name).toLowerCase();
    if (value !== 'true' && value !== 'false') problems.push(`${name} has to be true or false, not "${text(name)}"`);
    return value === 'true';
  };
  const flagOrAddresses = (name: SettingName): boolean | readonly string[] => {
    const listed = text(name)
      .split(',')
      .map((address) => address.trim());
    if (!listed.some((address) => isIP(address) !== 0)) return flag(name);
    const other = listed.find((address) => isIP(address) === 0);
    if (other !== undefined) problems.push(`${name}: "${other}" is no IP address`);
    return Object.freeze(listed);
  };
  const oneOf = (name: SettingName, allowed: readonly string[]): string => {
    if (!allowed.includes(text(name))) problems.push(`${name} has to be one of ${allowed.join(', ')}`);
    return text(name);
  };
  const keys = text('HINDCAST_API_KEYS')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);
  if (keys.some((key) => key.length < 16)) problems.push('HINDCAST_API_KEYS: a key has to be 16 characters or longer');
  const publicUrl = text('HINDCAST_PUBLIC_URL');
  if (publicUrl && !(/^https?:/u.test(publicUrl) && URL.canParse(publicUrl)))
    problems.push('HINDCAST_PUBLIC_URL has to be an http(s) URL');
  const siteName = text('HINDCAST_SITE_NAME');
  problems.push(...siteNameProblems(siteName));
  const languageModel = {
    url: text('LANGUAGE_MODEL_URL').replace(/\/+$/u, ''),
    name: text('LANGUAGE_MODEL_NAME'),
    key: text('LANGUAGE_MODEL_KEY') || null,
    timeoutMs: integer('LANGUAGE_MODEL_TIMEOUT_MS', 100, 600_000),
  };
  problems.push(...languageModelProblems(languageModel));

  const jobLimits: Partial<Record<JobKindName, number>> = {};
  for (const part of text('HINDCAST_JOB_LIMITS').split(',').filter(Boolean)) {
    const [kind = '', limit] = part.split('=').map((side) => side.trim());
    const number = Number(limit);
    if (isJobKind(kind) && Number.isInteger(number) && number >= 1 && number <= MAX_JOBS) jobLimits[kind] = number;
    else
      problems.push(
        `HINDCAST_JOB_LIMITS has to be kind=number with ${Object.keys(jobKinds).join(', ')}, not "${part}"`,
      );
  }

  const config: Config = {
    port: integer('PORT', 0, 65_535),
    host: text('HOST'),
    databasePath: text('HINDCAST_DB') === ':memory:' ? ':memory:' : resolve(text('HINDCAST_DB')),
    embeddingModel: text('EMBEDDING_MODEL') || null,
    embeddingDtype: oneOf('EMBEDDING_DTYPE', ['auto', 'fp32', 'fp16', 'q8', 'q4']),
    modelCache: resolve(text('EMBEDDING_CACHE')),
    allowRemoteModels: flag('EMBEDDING_REMOTE'),
    rerankerModel: text('RERANKER_MODEL') || null,
    rerankerBudgetMs: integer('RERANKER_BUDGET_MS', 1, 60_000),
    languageModel: languageModel.url ? Object.freeze(languageModel) : null,
    apiKeys: Object.freeze(keys),
    allowOpen: flag('HINDCAST_ALLOW_OPEN'),
    maxTranscriptBytes: integer('HINDCAST_MAX_TRANSCRIPT_MB', 1, 1024) * 1024 * 1024,
    jobsAtOnce: integer('HINDCAST_JOBS', 1, MAX_JOBS),
    jobLimits: Object.freeze(jobLimits),
    logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    publicUrl: publicUrl ? publicUrl.replace(/\/$/u, '') : null,
    siteName,
    allowPrivateFetch: flagOrAddresses('HINDCAST_ALLOW_PRIVATE_FETCH'),
    feedIntervalMs: integer('HINDCAST_FEED_INTERVAL_MINUTES', 0, 43_200) * 60_000 || null,
    fetchTimeoutMs: integer('HINDCAST_FETCH_TIMEOUT_SECONDS', 1, 600) * 1000,
    maxFeedBytes: integer('HINDCAST_MAX_FEED_MB', 1, 1024) * 1024 * 1024,
    maxFeedItems: integer('HINDCAST_MAX_FEED_ITEMS', 1, 1_000_000),
    fetchFolder: text('HINDCAST_FETCH_FOLDER') ? resolve(text('HINDCAST_FETCH_FOLDER')) : null,
  };
  if (!isLoopback(config.host) && config.apiKeys.length === 0 && !config.allowOpen) {
    problems.push(
      `HOST=${config.host} can be reached from other machines: set HINDCAST_API_KEYS, or HINDCAST_ALLOW_OPEN=true`,
    );
  }
  if (problems.length > 0) throw new HindcastError('invalid-request', problems.join('; '));
  return Object.freeze(config);
}

function siteNameProblems(name: string): string[] {
  if ([...name].length <= MAX_SITE_NAME && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return [];
  return [`HINDCAST_SITE_NAME has to be one line of at most ${MAX_SITE_NAME} characters`];
}

/** The URL is not repeated here: it may hold a password, which is one of the problems. */
function languageModelProblems({ url, name, key }: LanguageModelConfig): string[] {
  if (!url) return name || key ? ['LANGUAGE_MODEL_URL is needed with LANGUAGE_MODEL_NAME and LANGUAGE_MODEL_KEY'] : [];
  const problems = name ? [] : ['LANGUAGE_MODEL_NAME is needed with LANGUAGE_MODEL_URL'];
  if (!(/^https?:/u.test(url) && URL.canParse(url)))
    return [...problems, 'LANGUAGE_MODEL_URL has to be an http(s) URL'];
  const { username, password, search, hash } = new URL(url);
  if (username || password) problems.push('LANGUAGE_MODEL_URL must hold no password: use LANGUAGE_MODEL_KEY');
  if (search || hash) problems.push('LANGUAGE_MODEL_URL is a base: it takes no query and no fragment');
  if (key !== null && !/^[\x21-\x7e]+$/u.test(key))
    problems.push('LANGUAGE_MODEL_KEY has characters that no header takes');
  return problems;
}

/** Whether a name or address, without a port, is this machine's own: also with a URL's brackets around IPv6, in any case. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/iu.test(host);
}
