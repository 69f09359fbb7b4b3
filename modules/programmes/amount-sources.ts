const titles = new Map<string, string>();

/** Called at start by a module whose data feed the numbers of reports: how the page names them, «по явке на мероприятии». */
export function registerAmountSource(code: string, title: string): void {
  titles.set(code, title);
}

export function titleOfSource(code: string): string {
  return titles.get(code) ?? 'по данным';
}
