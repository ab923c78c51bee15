// Which commands are there, and what does the one that is asked for need to be loaded?
import type { Command } from 'commander';

type AddCommands = (program: Command) => void;

interface CommandModule {
  /** All commands that it adds. */
  readonly names: readonly string[];
  load(): Promise<AddCommands>;
}

/** In the order of the help. */
export const commandModules: readonly CommandModule[] = [
  { names: ['serve'], load: async () => (await import('./commands/serve.js')).addServeCommand },
  { names: ['ingest'], load: async () => (await import('./commands/ingest.js')).addIngestCommand },
  { names: ['import-feed'], load: async () => (await import('./commands/import-feed.js')).addImportFeedCommand },
  { names: ['validate'], load: async () => (await import('./commands/validate.js')).addValidateCommand },
  { names: ['search'], load: async () => (await import('./commands/search.js')).addSearchCommand },
  { names: ['ask'], load: async () => (await import('./commands/ask.js')).addAskCommand },
  {
    names: ['episodes', 'lessons', 'topics'],
    load: async () => (await import('./commands/lists.js')).addListCommands,
  },
  { names: ['show'], load: async () => (await import('./commands/show.js')).addShowCommand },
  { names: ['people'], load: async () => (await import('./commands/people.js')).addPeopleCommand },
  { names: ['revisions'], load: async () => (await import('./commands/revisions.js')).addRevisionsCommand },
  { names: ['restore'], load: async () => (await import('./commands/restore.js')).addRestoreCommand },
  { names: ['delete'], load: async () => (await import('./commands/delete.js')).addDeleteCommand },
  { names: ['export'], load: async () => (await import('./commands/export.js')).addExportCommand },
  { names: ['export-site'], load: async () => (await import('./commands/export-site.js')).addExportSiteCommand },
  { names: ['rebuild'], load: async () => (await import('./commands/rebuild.js')).addRebuildCommand },
  { names: ['reindex'], load: async () => (await import('./commands/reindex.js')).addReindexCommand },
  { names: ['jobs'], load: async () => (await import('./commands/jobs.js')).addJobsCommand },
];

/** Adds the command that the arguments begin with; all where they begin with none, so that help and advice know them. */
export async function addCommands(program: Command, [first]: readonly string[]): Promise<void> {
  const asked = commandModules.filter(({ names }) => names.includes(first ?? ''));
  const wanted = asked.length > 0 ? asked : commandModules;
  for (const add of await Promise.all(wanted.map(({ load }) => load()))) add(program);
}
