import { useQueryClient } from '@tanstack/react-query';
import { programmes } from './api.ts';

/** Everything of the module is read anew. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: programmes.query.key() });
}
