import { createContext, type ReactNode } from 'react';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The address after «?»: filters, sort, columns of the list. */
  readonly query: string;
}

/** Where saved views are kept; the application provides it, so that lists need not know the module. */
export interface ViewKeeper {
  load(list: string): Promise<readonly SavedView[]>;
  save(list: string, name: string, query: string): Promise<SavedView>;
  remove(id: string): Promise<void>;
}

export const ViewKeeperContext = createContext<ViewKeeper | null>(null);

export function SavedViewsProvider({ keeper, children }: { keeper: ViewKeeper; children: ReactNode }) {
  return <ViewKeeperContext value={keeper}>{children}</ViewKeeperContext>;
}
