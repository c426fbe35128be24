import type { ProviderErrorCode } from '../../core/provider-error.ts';

type Names = Readonly<Record<string, ProviderErrorCode>>;

/** HTTP statuses where nothing in the body says more. Others: from 500 on OVERLOADED, else INVALID_REQUEST. */
export const BY_STATUS: Readonly<Record<number, ProviderErrorCode>> = {
  400: 'MODEL_INVALID_REQUEST',
  401: 'MODEL_AUTHENTICATION_FAILED',
  // Payment required: nothing passes until the bill is paid.
  402: 'MODEL_QUOTA_EXHAUSTED',
  403: 'MODEL_PERMISSION_DENIED',
  404: 'MODEL_NOT_FOUND',
  408: 'MODEL_TIMEOUT',
  409: 'MODEL_OVERLOADED',
  413: 'MODEL_REQUEST_TOO_LARGE',
  422: 'MODEL_INVALID_REQUEST',
  424: 'MODEL_OVERLOADED',
  425: 'MODEL_OVERLOADED',
  429: 'MODEL_RATE_LIMITED',
  500: 'MODEL_OVERLOADED',
  502: 'MODEL_OVERLOADED',
  503: 'MODEL_OVERLOADED',
  504: 'MODEL_TIMEOUT',
  // Groq's flex tier: https://console.groq.com/docs/errors
  498: 'MODEL_AT_CAPACITY',
  529: 'MODEL_OVERLOADED',
};

/** https://platform.openai.com/docs/guides/error-codes and the `error` events of the Responses interface. */
const OPENAI: Names = {
  context_length_exceeded: 'MODEL_CONTEXT_TOO_LONG',
  string_above_max_length: 'MODEL_CONTEXT_TOO_LONG',
  content_filter: 'MODEL_CONTENT_FILTERED',
  content_policy_violation: 'MODEL_CONTENT_FILTERED',
  invalid_prompt: 'MODEL_CONTENT_FILTERED',
  model_not_found: 'MODEL_NOT_FOUND',
  invalid_api_key: 'MODEL_AUTHENTICATION_FAILED',
  invalid_authentication: 'MODEL_AUTHENTICATION_FAILED',
  account_deactivated: 'MODEL_PERMISSION_DENIED',
  insufficient_permissions: 'MODEL_PERMISSION_DENIED',
  unsupported_country_region_territory: 'MODEL_PERMISSION_DENIED',
  unsupported_country: 'MODEL_PERMISSION_DENIED',
  rate_limit_exceeded: 'MODEL_RATE_LIMITED',
  insufficient_quota: 'MODEL_QUOTA_EXHAUSTED',
  billing_not_active: 'MODEL_QUOTA_EXHAUSTED',
  billing_hard_limit_reached: 'MODEL_QUOTA_EXHAUSTED',
  quota_exceeded: 'MODEL_QUOTA_EXHAUSTED',
  slow_down: 'MODEL_OVERLOADED',
  server_is_overloaded: 'MODEL_OVERLOADED',
  service_unavailable: 'MODEL_OVERLOADED',
  server_error: 'MODEL_OVERLOADED',
};

/** https://learn.microsoft.com/azure/ai-services/openai/reference, "innererror" of the content filter included. */
const AZURE: Names = {
  ResponsibleAIPolicyViolation: 'MODEL_CONTENT_FILTERED',
  DeploymentNotFound: 'MODEL_NOT_FOUND',
  ResourceNotFound: 'MODEL_NOT_FOUND',
  unavailable_model: 'MODEL_NOT_FOUND',
  unknown_model: 'MODEL_NOT_FOUND',
  PermissionDenied: 'MODEL_PERMISSION_DENIED',
  AccessDenied: 'MODEL_PERMISSION_DENIED',
  Unauthorized: 'MODEL_AUTHENTICATION_FAILED',
  RateLimitReached: 'MODEL_RATE_LIMITED',
  NoCapacity: 'MODEL_AT_CAPACITY',
  InsufficientQuota: 'MODEL_QUOTA_EXHAUSTED',
};

/** https://docs.anthropic.com/en/api/errors */
const ANTHROPIC: Names = {
  authentication_error: 'MODEL_AUTHENTICATION_FAILED',
  permission_error: 'MODEL_PERMISSION_DENIED',
  billing_error: 'MODEL_QUOTA_EXHAUSTED',
  not_found_error: 'MODEL_NOT_FOUND',
  request_too_large: 'MODEL_REQUEST_TOO_LARGE',
  rate_limit_error: 'MODEL_RATE_LIMITED',
  overloaded_error: 'MODEL_OVERLOADED',
  api_error: 'MODEL_OVERLOADED',
  timeout_error: 'MODEL_TIMEOUT',
  // `details.error_code`, which says more than the type beside it.
  enforced_spend_limit_reached: 'MODEL_QUOTA_EXHAUSTED',
  contract_spend_limit_reached: 'MODEL_QUOTA_EXHAUSTED',
  linked_organization_spend_limit_reached: 'MODEL_QUOTA_EXHAUSTED',
  linked_organization_billing_unavailable: 'MODEL_QUOTA_EXHAUSTED',
};

/** `type` and the numbers in `code`: https://docs.mistral.ai/api */
const MISTRAL: Names = {
  rate_limited: 'MODEL_RATE_LIMITED',
  '1300': 'MODEL_RATE_LIMITED',
  service_tier_capacity_exceeded: 'MODEL_AT_CAPACITY',
  '3505': 'MODEL_AT_CAPACITY',
  invalid_model: 'MODEL_NOT_FOUND',
  '1500': 'MODEL_NOT_FOUND',
  '3051': 'MODEL_CONTEXT_TOO_LONG',
};

/** Groq, Together, vLLM, Hugging Face, OpenRouter, DeepSeek, xAI, Alibaba: what they add to OpenAI's words. */
const OTHER_HOSTS: Names = {
  // The model wrote something that is no call, or no JSON: asked again it may write it right.
  tool_use_failed: 'MODEL_REPLY_MALFORMED',
  json_validate_failed: 'MODEL_REPLY_MALFORMED',
  model_decommissioned: 'MODEL_NOT_FOUND',
  model_not_available: 'MODEL_NOT_FOUND',
  NotFoundError: 'MODEL_NOT_FOUND',
  AuthenticationError: 'MODEL_AUTHENTICATION_FAILED',
  PermissionDeniedError: 'MODEL_PERMISSION_DENIED',
  RateLimitError: 'MODEL_RATE_LIMITED',
  InternalServerError: 'MODEL_OVERLOADED',
  credit_limit: 'MODEL_QUOTA_EXHAUSTED',
  insufficient_balance: 'MODEL_QUOTA_EXHAUSTED',
  overloaded: 'MODEL_OVERLOADED',
  model_overloaded: 'MODEL_OVERLOADED',
  data_inspection_failed: 'MODEL_CONTENT_FILTERED',
};

/** `error.status`: https://cloud.google.com/apis/design/errors, and `reason` of its details. */
const GOOGLE: Names = {
  UNAUTHENTICATED: 'MODEL_AUTHENTICATION_FAILED',
  API_KEY_INVALID: 'MODEL_AUTHENTICATION_FAILED',
  API_KEY_EXPIRED: 'MODEL_AUTHENTICATION_FAILED',
  PERMISSION_DENIED: 'MODEL_PERMISSION_DENIED',
  SERVICE_DISABLED: 'MODEL_PERMISSION_DENIED',
  BILLING_DISABLED: 'MODEL_PERMISSION_DENIED',
  NOT_FOUND: 'MODEL_NOT_FOUND',
  RESOURCE_EXHAUSTED: 'MODEL_RATE_LIMITED',
  DEADLINE_EXCEEDED: 'MODEL_TIMEOUT',
  UNAVAILABLE: 'MODEL_OVERLOADED',
  INTERNAL: 'MODEL_OVERLOADED',
  ABORTED: 'MODEL_OVERLOADED',
  CANCELLED: 'MODEL_OVERLOADED',
};

/** https://docs.oracle.com/iaas/Content/API/References/apierrors.htm: "not found" is how OCI says "not allowed". */
const OCI: Names = {
  NotAuthenticated: 'MODEL_AUTHENTICATION_FAILED',
  SignUpRequired: 'MODEL_AUTHENTICATION_FAILED',
  NotAuthorized: 'MODEL_PERMISSION_DENIED',
  NotAuthorizedOrNotFound: 'MODEL_PERMISSION_DENIED',
  TooManyRequests: 'MODEL_RATE_LIMITED',
  LimitExceeded: 'MODEL_QUOTA_EXHAUSTED',
  QuotaExceeded: 'MODEL_QUOTA_EXHAUSTED',
  IncorrectState: 'MODEL_OVERLOADED',
  ServiceUnavailable: 'MODEL_OVERLOADED',
};

/** Names that say more than the status they come with, one table per provider. Amazon's are in classify-aws.ts. */
export const NAMES: Readonly<Record<string, Names>> = {
  OPENAI,
  AZURE,
  ANTHROPIC,
  MISTRAL,
  OTHER_HOSTS,
  GOOGLE,
  OCI,
};

/** Names that stand beside almost any error: the status, where there is one, knows better. */
export const VAGUE_NAMES: Names = {
  invalid_request_error: 'MODEL_INVALID_REQUEST',
  BadRequestError: 'MODEL_INVALID_REQUEST',
  BadRequest: 'MODEL_INVALID_REQUEST',
  INVALID_ARGUMENT: 'MODEL_INVALID_REQUEST',
  FAILED_PRECONDITION: 'MODEL_INVALID_REQUEST',
  InvalidParameter: 'MODEL_INVALID_REQUEST',
  validation: 'MODEL_INVALID_REQUEST',
  requests: 'MODEL_RATE_LIMITED',
  tokens: 'MODEL_RATE_LIMITED',
};
