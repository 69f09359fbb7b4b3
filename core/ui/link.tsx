import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ComponentType, type MouseEvent, type Ref, useCallback } from 'react';
import { type AddressParts, isOutsideAddress, splitAddress } from './address.ts';

type LooseTarget = { to: string; search?: Record<string, unknown>; hash?: string; replace?: boolean };
type LooseLinkProps = LooseTarget & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** Parts take plain `href` strings: the design system knows no route tree, so the router's own typing is set aside here only. */
const LooseLink = Link as unknown as ComponentType<LooseLinkProps>;

type RouterLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; ref?: Ref<HTMLAnchorElement> };

function toTarget(parts: AddressParts, parseSearch: (search: string) => Record<string, unknown>): LooseTarget {
  return {
    to: parts.path,
    search: parts.search === '' ? {} : parseSearch(parts.search),
    ...(parts.hash === '' ? {} : { hash: parts.hash }),
  };
}

/** A link inside the application; addresses of the API, of files and of other sites become plain links. */
export function RouterLink({ href, ...rest }: RouterLinkProps) {
  const router = useRouter();
  if (isOutsideAddress(href) || rest.download !== undefined) return <a href={href} {...rest} />;
  return <LooseLink {...toTarget(splitAddress(href), router.options.parseSearch)} {...rest} />;
}

/** Opens an address given as a string: inside the application without a reload. */
export function useOpenAddress(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  const navigate = useNavigate() as unknown as (target: LooseTarget) => Promise<void>;
  return useCallback(
    (href, options = {}) => {
      if (isOutsideAddress(href)) {
        window.location.assign(href);
        return;
      }
      void navigate({ ...toTarget(splitAddress(href), router.options.parseSearch), ...options });
    },
    [navigate, router],
  );
}

/** A click that means «open here»: not with a key held, not at the end of selecting text. */
export function isPlainClick(event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  return window.getSelection()?.isCollapsed !== false;
}
