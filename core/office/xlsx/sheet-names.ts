const LONGEST_NAME = 31;

function clean(name: string): string {
  const bare = name
    .replace(/[\\/?*[\]:]|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '');
  return bare.slice(0, LONGEST_NAME).trim();
}

/** Names that Excel accepts: at most 31 characters, without \ / ? * [ ] :, no apostrophe at an edge, each once whatever its case. */
export function chooseSheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['история', 'history']);
  return wanted.map((name, index) => {
    const base = clean(name) || `Лист ${index + 1}`;
    let chosen = base;
    for (let copy = 2; taken.has(chosen.toLowerCase()); copy += 1) {
      const ending = ` (${copy})`;
      chosen = `${base.slice(0, LONGEST_NAME - ending.length).trim()}${ending}`;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}
