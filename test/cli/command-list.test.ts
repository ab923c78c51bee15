import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addCommands, commandModules } from '../../src/cli/command-list.js';

async function namesAfter(...args: string[]): Promise<string[]> {
  const program = new Command();
  await addCommands(program, args);
  return program.commands.map((command) => command.name());
}

describe('commands', () => {
  it('are all there where none is asked for', async () => {
    const all = commandModules.flatMap(({ names }) => names);
    expect(await namesAfter()).toEqual(all);
    expect(await namesAfter('help', 'search')).toEqual(all);
    expect(await namesAfter('serch')).toEqual(all);
  });

  it.each(commandModules.map(({ names }) => names))('come without the others: %s', async (...names) => {
    for (const name of names) expect(await namesAfter(name, '--help')).toEqual(names);
  });
});
