import { describe, expect, it } from 'vitest';
import { keepSection, putSection } from '../../scripts/page-section.js';

const page = '# Quality\n\nFigures.\n';
const withSteps = putSection(page, 'steps', '## Steps\n\n| a |\n');

describe('putSection', () => {
  it('adds a section at the end', () => {
    expect(withSteps).toBe('# Quality\n\nFigures.\n\n<!-- steps: start -->\n## Steps\n\n| a |\n<!-- steps: end -->\n');
  });

  it('replaces only what stands between the comments of its name', () => {
    const both = `${putSection(withSteps, 'others', 'second')}The end.\n`;
    expect(putSection(both, 'steps', '## Steps\n\n| b |')).toBe(both.replace('| a |', '| b |'));
  });

  it('takes a dollar sign in the text as it is', () => {
    expect(putSection(withSteps, 'steps', "$& $1 $'")).toContain("start -->\n$& $1 $'\n<!--");
  });

  it('gives the same page again for the same section', () => {
    expect(putSection(withSteps, 'steps', '## Steps\n\n| a |')).toBe(withSteps);
  });

  it('throws when a comment is missing', () => {
    expect(() => putSection(withSteps.replace('<!-- steps: end -->', ''), 'steps', 'x')).toThrow(/only one/u);
    expect(() => putSection(withSteps.replace('<!-- steps: start -->', ''), 'steps', 'x')).toThrow(/only one/u);
  });
});

describe('keepSection', () => {
  it('carries the section over to the new page', () => {
    const written = keepSection(withSteps, '# Quality\n\nNew figures.\n', 'steps');
    expect(written).toBe(withSteps.replace('Figures.', 'New figures.'));
  });

  it('leaves the new page as it is when there was no section', () => {
    expect(keepSection(page, '# New\n', 'steps')).toBe('# New\n');
    expect(keepSection('', '# New\n', 'steps')).toBe('# New\n');
  });
});
