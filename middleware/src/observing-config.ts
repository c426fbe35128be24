import { z } from 'zod';

/** Keys of the environment for whoever watches the service. Part of config.ts. */
export const OBSERVING_KEYS = {
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Port of /metrics, which asks for no token: an address of its own. Not set: no metrics.'),
  METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address /metrics listens on: one that only the monitoring reaches.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('OTLP/HTTP address of an OpenTelemetry collector; /v1/traces is added. Not set: no traces.'),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .optional()
    .describe('Headers for it, as name=value pairs separated by commas. A secret.'),
  OTEL_SERVICE_NAME: z.string().default('byom-middleware').describe('Name of this service in traces.'),
};
