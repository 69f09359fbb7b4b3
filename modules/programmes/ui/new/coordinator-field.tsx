import { useState } from 'react';
import { useSession } from '#core/ui/session.tsx';
import { PersonField } from '../activities/person-field.tsx';

/** Who keeps the programme: whoever makes it, until somebody else is named. A programme without one is in nobody's «требует внимания». */
export function useCoordinator() {
  const { personId, name } = useSession();
  const [chosen, choose] = useState<{ id: string | null; name: string | null }>({ id: personId, name });
  return { ...chosen, choose };
}

export function CoordinatorField({ coordinator }: { coordinator: ReturnType<typeof useCoordinator> }) {
  return (
    <PersonField
      label="Координатор"
      hint="Кто ведёт программу: ему приходит, что просрочено и что без исполнителя"
      value={coordinator.id}
      name={coordinator.name}
      onChange={(id, name) => coordinator.choose({ id, name })}
    />
  );
}
