import { releaseNotes } from '../../../scripts/release-notes';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-03-04

### Added

- Queues for two.

## [1.1.0] - 2026-02-30x

- Old.
`;

function notes(release: Partial<Parameters<typeof releaseNotes>[0]>): string {
  return releaseNotes({ tag: 'v1.2.0', version: '1.2.0', changelog: CHANGELOG, ...release });
}

test('the entry of the version, and no other', () => {
  expect(notes({})).toBe('### Added\n\n- Queues for two.\n');
});

test.each([
  [
    'another version in package.json',
    { version: '1.2.1' },
    'the tag is v1.2.0, but package.json has version 1.2.1',
  ],
  ['no tag', { tag: '' }, 'the tag is , but package.json has version 1.2.0'],
  ['no entry', { tag: 'v1.3.0', version: '1.3.0' }, 'has no entry `## [1.3.0] - YYYY-MM-DD`'],
  [
    'the beginning of another version',
    { tag: 'v1.2', version: '1.2' },
    'has no entry `## [1.2] - YYYY-MM-DD`',
  ],
  ['no date', { tag: 'v1.1.0', version: '1.1.0' }, 'does not end with a date'],
  ['no change', { changelog: '## [1.2.0] - 2026-03-04\n\n### Added\n' }, 'lists no change'],
])('refused: %s', (_, release, message) => {
  expect(() => notes(release)).toThrow(message);
});
