// What was done once in the life of this archive.
import type { Connection } from './connection.js';

export function hasMilestone(connection: Connection, name: string): boolean {
  return connection.get('SELECT 1 FROM milestones WHERE name = @name', { name }) !== undefined;
}

export function saveMilestone(connection: Connection, name: string): void {
  connection.run('INSERT OR IGNORE INTO milestones (name, reached_at) VALUES (@name, @now)', {
    name,
    now: connection.now(),
  });
}
