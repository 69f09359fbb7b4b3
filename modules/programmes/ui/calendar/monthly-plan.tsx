import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { useOpenAddress } from '#core/ui/link.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showProblem } from '#core/ui/state.tsx';
import { programmes } from '../api.ts';

/** «План работы на месяц» of the service, out of all its running programmes. */
export function MonthlyPlan({ month }: { month: string }) {
  const { everywhere } = useSession();
  const open = useOpenAddress();
  const make = useMutation(
    programmes.query.makeMonthlyPlan.mutationOptions({
      onSuccess: ({ documentId }) => open(`/documents/${documentId}`),
      onError: (error) => showProblem(readProblem(error).text),
    }),
  );
  if (!everywhere.includes('document.edit')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconFileText size="1.1rem" aria-hidden />}
      loading={make.isPending}
      onClick={() => make.mutate({ month })}
    >
      План работы на месяц
    </Button>
  );
}
