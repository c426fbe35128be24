/** `lightning/uiRelatedListApi` on the org's UI API. */
import { fetchingAdapter } from 'shell/liveWires';

const RELATED = '/services/data/v67.0/ui-api/related-list-records';

export const getRelatedListRecords = fetchingAdapter((config) => {
  const { parentRecordId, relatedListId, fields, optionalFields, sortBy, pageSize } = config;
  if (!parentRecordId || !relatedListId) return null;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ fields, optionalFields, sortBy, pageSize })) {
    if (value !== undefined) query.set(name, [].concat(value).join(','));
  }
  const suffix = query.size > 0 ? `?${query}` : '';
  return { path: `${RELATED}/${parentRecordId}/${relatedListId}${suffix}`, recordIds: [parentRecordId] };
});
