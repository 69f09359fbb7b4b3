/** How the history names the row a change is of: by its words, and by its id for the row's own history. */
export function nameActivity({ id, number, title }: { id: string; number: string | null; title: string }) {
  return { activityId: id, number, activity: title };
}
