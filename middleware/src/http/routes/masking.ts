import { checkPattern } from '../../administration/check-pattern.ts';
import { listMaskTypes } from '../../administration/list-mask-types.ts';
import { previewMasking } from '../../administration/preview-masking.ts';
import { reportMasking } from '../../administration/report-masking.ts';
import { goneSignal } from '../gone-signal.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';

type Name = 'listMaskTypes' | 'previewMasking' | 'checkMaskPattern' | 'reportMasking';

/** What is masked and what it comes to, for those who manage it. */
export function maskingRoutes({ administration }: HttpParts): Record<Name, Handler> {
  return {
    listMaskTypes: async (request, response) => {
      response.json({ types: await listMaskTypes(administration, callerOf(request)) });
    },
    previewMasking: async (request, response) => {
      const input = parseInput(INPUTS.previewMasking, request.body);
      response.json(await previewMasking(administration, callerOf(request), input, goneSignal(response)));
    },
    checkMaskPattern: async (request, response) => {
      const input = parseInput(INPUTS.checkMaskPattern, request.body);
      response.json(await checkPattern(administration, callerOf(request), input));
    },
    reportMasking: async (request, response) => {
      const input = parseInput(INPUTS.reportMasking, request.body);
      response.json(await reportMasking(administration, callerOf(request), input, goneSignal(response)));
    },
  };
}
