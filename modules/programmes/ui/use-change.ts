import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type KnownProblem, readProblem } from '#core/http/client.ts';
import { programmes } from './api.ts';

/** A change of programmes: afterwards everything of the module is read anew. The problem stands beside the form. */
export function useChange<Input, Output>(call: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<KnownProblem>();
  const mutation = useMutation({
    mutationFn: call,
    onMutate: () => setProblem(undefined),
    onError: (error) => setProblem(readProblem(error)),
    onSettled: () => client.invalidateQueries({ queryKey: programmes.query.key() }),
  });
  return {
    problem,
    isBusy: mutation.isPending,
    /** @returns the answer, or nothing when it failed: the problem is shown */
    run: (input: Input): Promise<Output | undefined> => mutation.mutateAsync(input).catch(() => undefined),
  };
}
