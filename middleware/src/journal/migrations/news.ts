import type { Migration } from './migration.ts';

/**
 * Every event that is written is told on the channel byom_news, whoever writes it and however: once per statement, as
 * `<sender>|<run>:<sequence>:<type>,…`, or `<sender>|*` when that would be longer than a notification may be (8,000 bytes).
 */
export const NEWS: Migration = {
  name: '0006 news',
  sql: `
    CREATE FUNCTION tell_run_events() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      told text;
    BEGIN
      SELECT string_agg(run_id || ':' || sequence || ':' || type, ',') INTO told
        FROM (SELECT run_id, max(sequence) AS sequence, (array_agg(type ORDER BY sequence DESC))[1] AS type
              FROM written GROUP BY run_id) AS newest;
      IF told IS NOT NULL THEN
        PERFORM pg_notify('byom_news', current_setting('application_name') || '|' ||
          CASE WHEN length(told) > 7000 THEN '*' ELSE told END);
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER run_event_written AFTER INSERT ON run_event
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tell_run_events();`,
};
