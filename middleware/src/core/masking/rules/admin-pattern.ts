/**
 * Patterns that an admin writes, in RE2's syntax: no pattern and no text can make them slow. See
 * https://github.com/google/re2/wiki/Syntax. Look-behinds, which re2js can do, are left off: they have been slow before
 * (CVE-2026-116795).
 */

import { RE2JS, RE2JSException, RE2Set } from 're2js';
import { CoreError } from '../../core-error.ts';
import type { Finder, Found } from '../detectors/detector.ts';
import type { AdminPattern } from '../masking-policy.ts';
import { findInWindows } from './window-search.ts';

/** As long as Masking_Rule__c.Pattern__c. */
const LONGEST_PATTERN = 2000;
/** Instructions of a compiled pattern. Each may be at work at every character, so this bounds the cost of a character. */
const LARGEST_PROGRAM = 1500;

/** What re2js refuses, in the words of its message or of the pattern, and what to write instead. The first row counts. */
const REFUSED: { pattern?: RegExp; message?: RegExp; reason: string }[] = [
  {
    pattern: /\(\?<?[=!]/,
    reason:
      'Look-ahead and look-behind, (?=…) (?!…) (?<=…) (?<!…), are not available. Write the text around the value into the pattern, or use \\b for the edge of a word.',
  },
  {
    pattern: /\(\?>|[*+?}]\+/,
    reason:
      'Possessive and atomic groups, a++ and (?>…), are not available and not needed: no pattern can run away here. Write a+ and (?:…).',
  },
  {
    message: /escape sequence: `\\(?:[1-9]|k)|`\(\?P[=>]?`/,
    reason:
      'Back-references, \\1 or \\k<name>, are not available. Write the repeated part a second time, for example \\d{2}-\\d{2}.',
  },
  {
    message: /invalid repeat count|expression too large/,
    reason:
      'A repeat count may be at most 1000, also multiplied where one repeat stands inside another, and the first number may not be larger than the second. Write + or a smaller count.',
  },
  {
    message: /escape sequence: `\\u/,
    reason: 'A character is written by its number as \\x{e9}, not as \\u00e9. Or write the character itself.',
  },
];

/**
 * Null when the pattern can be used, else a sentence that says what is wrong with it and what to write instead.
 * `matchCase` false: capital and small letters are alike.
 */
export function checkPattern(pattern: string, matchCase: boolean): string | null {
  if (pattern.trim() === '')
    return 'The pattern is empty. Write what the values look like, for example EMP-\\d{6}.';
  if (pattern.length > LONGEST_PATTERN) {
    return `The pattern is ${pattern.length} characters long and may have ${LONGEST_PATTERN}. Write several patterns, or put fixed words into a block list.`;
  }
  const compiled = compile(pattern, matchCase);
  if (typeof compiled === 'string') return compiled;
  if (compiled.programSize() > LARGEST_PROGRAM) {
    return 'The pattern is too large: its repeat counts and alternatives come to more than 1500 steps. Write smaller counts, several patterns, or put fixed words into a block list.';
  }
  if (matchesNothing(compiled)) {
    return 'The pattern matches an empty text, so it would match everywhere. Ask for at least one character, for example \\d+ instead of \\d*.';
  }
  return null;
}

/**
 * Finds what the patterns match. All of them are tried at once, and only those that match somewhere are searched for their
 * places. A match has at least a thousand characters of room, see findInWindows. Throws CoreError MASKING_RULE_INVALID,
 * naming the rule, for a pattern that checkPattern refuses.
 */
export function createPatternFinder(patterns: readonly AdminPattern[]): Finder {
  const groups = [true, false].flatMap((matchCase) =>
    createGroup(
      patterns.filter((one) => one.matchCase === matchCase),
      matchCase,
    ),
  );
  return (scanned) => {
    const found: Found[] = [];
    for (const { set, rows } of groups) {
      for (const index of set.match(scanned.text)) {
        const { type, source, compiled } = rows[index]!;
        for (const place of findInWindows(compiled, scanned.text)) found.push({ ...place, type, source });
      }
    }
    return found;
  };
}

/** Patterns that treat case alike: re2js has one flag for a whole set. An empty list makes no group. */
function createGroup(patterns: readonly AdminPattern[], matchCase: boolean) {
  if (patterns.length === 0) return [];
  const set = new RE2Set(RE2Set.UNANCHORED, flagsFor(matchCase));
  const rows = patterns.map(({ name, type, pattern }) => {
    const reason = checkPattern(pattern, matchCase);
    if (reason !== null) throw new CoreError('MASKING_RULE_INVALID', `${name}: ${reason}`);
    set.add(pattern);
    return { type, source: name, compiled: RE2JS.compile(pattern, flagsFor(matchCase)) };
  });
  set.compile();
  return [{ set, rows }];
}

const flagsFor = (matchCase: boolean): number => (matchCase ? 0 : RE2JS.CASE_INSENSITIVE);

/** The compiled pattern, or the reason why there is none. */
function compile(pattern: string, matchCase: boolean): RE2JS | string {
  try {
    return RE2JS.compile(pattern, flagsFor(matchCase));
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const known = REFUSED.find((row) => row.pattern?.test(pattern) || row.message?.test(error.message));
    const detail = error.message.replace(/^error parsing regexp: /, '');
    return (
      known?.reason ?? `The pattern cannot be read: ${detail}. Put a \\ before a sign that stands for itself.`
    );
  }
}

/** Texts in which a pattern that can match nothing does so: at their start, end, edges of words and lines. */
const PROBES = ['', 'a', ' ', '\n', 'a 1, B\nc'];

function matchesNothing(compiled: RE2JS): boolean {
  return PROBES.some((probe) => {
    for (const match of compiled.matchAll(probe)) if (match[0] === '') return true;
    return false;
  });
}
