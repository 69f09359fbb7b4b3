import { useQuery } from '@tanstack/react-query';
import { pathways } from '../api.ts';

/** What the server lets this person do with pathways: an act may widen the grants, and the browser does not know the acts. */
export function useReach(): { readonly mayEdit: boolean; readonly seesContent: boolean } {
  const { data } = useQuery(pathways.query.list.queryOptions({ input: { limit: 1 } }));
  return { mayEdit: data?.mayEdit ?? false, seesContent: data?.seesContent ?? false };
}
