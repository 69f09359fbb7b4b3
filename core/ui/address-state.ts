import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { type AddressDefaults, type AddressState, readAddressState, writeAddressState } from './address.ts';

type SearchChange = (search: Record<string, unknown>) => Record<string, unknown>;
type LooseNavigate = (target: {
  to: string;
  search: SearchChange;
  replace: boolean;
  resetScroll: boolean;
}) => Promise<void>;

/**
 * State of a page kept in its address: filters, sort, tab. The shape follows `defaults` (texts, numbers, yes/no, lists of texts).
 * Setting replaces the history entry, so that «назад» leaves the page; pass `{ push: true }` for a step worth returning to.
 * What comes late, after the reader has gone to another page, is dropped: it would become a filter there.
 */
export function useAddressState<Defaults extends AddressDefaults>(
  defaults: Defaults,
): [AddressState<Defaults>, (changes: Partial<AddressState<Defaults>>, options?: { push?: boolean }) => void] {
  const location = useLocation();
  const { pathname } = location;
  const search = location.search as Readonly<Record<string, unknown>>;
  const router = useRouter();
  const navigate = useNavigate() as unknown as LooseNavigate;
  const shape = useRef(defaults);
  const state = useMemo(() => readAddressState(search, shape.current), [search]);
  const change = useCallback(
    (changes: Partial<AddressState<Defaults>>, options: { push?: boolean } = {}) => {
      if (router.latestLocation.pathname !== pathname) return;
      void navigate({
        to: '.',
        search: (current) => writeAddressState(current, shape.current, changes),
        replace: options.push !== true,
        resetScroll: false,
      });
    },
    [navigate, router, pathname],
  );
  return [state, change];
}
