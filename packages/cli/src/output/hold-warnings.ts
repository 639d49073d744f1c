/**
 * Node prints a process's warnings straight to the terminal, into whatever stands there. Keeps them until the returned function is called.
 */
export function holdWarnings(): () => void {
  const listeners = process.listeners('warning');
  const held: Error[] = [];
  const hold = (warning: Error): void => void held.push(warning);
  for (const listener of listeners) process.off('warning', listener);
  process.on('warning', hold);
  return () => {
    process.off('warning', hold);
    for (const listener of listeners) process.on('warning', listener);
    for (const warning of held) process.emit('warning', warning);
  };
}
