import { z } from 'zod';
import type { Found } from '../core/masking/detectors/detector.ts';
import type { Detection, DetectorConnection, TextDetection } from '../ports.ts';
import { codePointPlaces } from './code-points.ts';
import { DetectorProblem, postJson } from './post-json.ts';
import { typeOfEntity } from './presidio-entities.ts';

export interface DetectionSettings {
  /** Allows plain http to this machine. */
  development: boolean;
  /** Milliseconds for all texts of one call together. */
  deadlineMs?: number;
}

const DEADLINE_MILLISECONDS = 5_000;
const CONCURRENCY = 4;
/** A detector that failed so often is not asked about the texts that are left. */
const MOST_PROBLEMS = 3;
/** Findings that are this sure stand beside those of a check digit. */
const SURE_SCORE = 0.85;

/** What Presidio's analyzer answers to POST /analyze, as far as it is needed. */
const ANSWER = z.array(
  z.object({
    entity_type: z.string().min(1).max(100),
    start: z.number().int(),
    end: z.number().int(),
    score: z.number(),
  }),
);

/** Asks a detector that speaks the API of Presidio's analyzer, a few texts at a time. */
export function createPresidioDetection({
  development,
  deadlineMs = DEADLINE_MILLISECONDS,
}: DetectionSettings): TextDetection {
  return {
    async detect(texts, connection, signal) {
      const deadline = AbortSignal.timeout(deadlineMs);
      const both = AbortSignal.any([signal, deadline]);
      const found = new Map<string, readonly Found[]>();
      const problems: string[] = [];
      const waiting = [...new Set(texts)];

      const work = async (): Promise<void> => {
        for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
          try {
            found.set(text, await askAbout(text, connection, { signal: both, development }));
          } catch (thrown) {
            problems.push(deadline.aborted ? inTime(deadlineMs) : problemOf(thrown));
            if (both.aborted || problems.length >= MOST_PROBLEMS) waiting.length = 0;
          }
        }
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, work));
      return { found, problem: problems[0] ?? null } satisfies Detection;
    },
  };
}

const inTime = (milliseconds: number): string => `it did not answer within ${milliseconds / 1000} seconds`;

/** Only our own words: what a library says of a failed call may quote what was sent. */
const problemOf = (thrown: unknown): string =>
  thrown instanceof DetectorProblem ? thrown.message : 'it cannot be asked';

async function askAbout(
  text: string,
  { endpoint, secret, language, minimumScore }: DetectorConnection,
  options: { signal: AbortSignal; development: boolean },
): Promise<Found[]> {
  // Presidio refuses a text in which there is nothing.
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const body = { text, language, score_threshold: minimumScore, return_decision_process: false };
  const answer = ANSWER.safeParse(await postJson(endpoint, body, secret, options));
  if (!answer.success) throw new DetectorProblem('its answer is not that of an analyzer');
  const placeOf = codePointPlaces(text);
  return answer.data.flatMap(({ entity_type: entity, start: first, end: last, score }) => {
    const [start, end] = [placeOf(first), placeOf(last)];
    if (start === null || end === null || start >= end)
      throw new DetectorProblem('its answer points outside the text');
    const type = typeOfEntity(entity);
    if (type === null || score < minimumScore) return [];
    return trimmed(text, { start, end, type, source: entity, certainty: score >= SURE_SCORE ? 2 : 1 });
  });
}

/** Without the spaces around it, which are nobody's; nothing when there is nothing else. */
function trimmed(text: string, found: Found): Found[] {
  const value = text.slice(found.start, found.end);
  const start = found.start + value.length - value.trimStart().length;
  const end = start + value.trim().length;
  return start < end ? [{ ...found, start, end }] : [];
}
