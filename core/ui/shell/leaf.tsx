import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

type LeafProps = {
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
  width: string;
  /** The button that it hangs on. */
  target: ReactElement;
  label?: string;
  className?: string;
  padding?: number;
  children: ReactNode;
};

/** What hangs on a button of the top bar. */
export function Leaf({ isOpen, onChange, width, target, label, className, padding, children }: LeafProps) {
  return (
    <Popover opened={isOpen} onChange={onChange} position="bottom-end" width={width} shadow="md" trapFocus>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        {...(padding !== undefined && { p: padding })}
        {...(label !== undefined && { 'aria-label': label })}
        {...(className !== undefined && { className })}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
