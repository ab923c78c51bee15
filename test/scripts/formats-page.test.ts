// docs/formats.md names every format and every kind of loss there is (else: npm run formats).
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lossKinds } from '../../src/domain/loss.js';
import { formatDescriptions } from '../../src/domain/transcript-format.js';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

it('docs/formats.md names every format with its media types', () => {
  for (const [name, { title, mediaTypes }] of Object.entries(formatDescriptions)) {
    const types = mediaTypes.map((type) => `\`${type}\``).join(', ');
    expect(page).toContain(`| \`${name}\` | ${title} | ${types} |`);
  }
});

it('docs/formats.md tells what every kind of loss counts', () => {
  for (const [kind, meaning] of Object.entries(lossKinds)) expect(page).toContain(`| \`${kind}\` | ${meaning} |`);
});
